import { Worker } from 'node:worker_threads'

/** Threads that work off tasks one at a time each; started when needed, ended when idle. */
export interface WorkerPool<Task, Result> {
  /** `isUrgent`: before those that wait and are not. */
  run(task: Task, isUrgent?: boolean): Promise<Result>
  /** Starts those threads that are kept, so that the first task need not wait for them. */
  warm(): void
  /** Tasks under way are finished, waiting ones refused. */
  close(): Promise<void>
}

export interface WorkerPoolOptions {
  /** A module that calls `serveTasks` (`worker-tasks.ts`). */
  entry: URL
  /** `workerData` of each thread: plain data. */
  data: unknown
  threads: number
  /** So many stay when there is nothing to do. */
  keep?: number
  /** After so long without work the others end and give their memory back. */
  idleMs?: number
  /** A kept thread that has done so many tasks is exchanged when idle. */
  wornTasks?: number
  /** Of memory for what does not live long: with more of it less has to be copied from one corner into another. */
  youngMb?: number
}

/** What a thread answers. */
export type TaskAnswer = { ok: true; result: unknown } | { ok: false; error: unknown }

const IDLE_MS = 15_000
/** By default; its heap has grown and would not shrink by itself. */
const WORN_TASKS = 50

export function createWorkerPool<Task, Result>(
  options: WorkerPoolOptions,
): WorkerPool<Task, Result> {
  return new Pool<Task, Result>(options)
}

interface Job<Task, Result> {
  task: Task
  resolve: (result: Result) => void
  reject: (error: unknown) => void
  isUrgent: boolean
}

interface Thread<Task, Result> {
  worker: Worker
  job?: Job<Task, Result>
  tasks: number
  idle?: NodeJS.Timeout
  exited: Promise<void>
}

class Pool<Task, Result> implements WorkerPool<Task, Result> {
  readonly #options: WorkerPoolOptions
  readonly #threads = new Set<Thread<Task, Result>>()
  readonly #waiting: Job<Task, Result>[] = []
  #closed = false

  constructor(options: WorkerPoolOptions) {
    this.#options = options
  }

  run(task: Task, isUrgent = false): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error('The worker threads have been stopped.'))
        return
      }
      this.#wait({ task, resolve, reject, isUrgent })
      this.#next()
    })
  }

  warm(): void {
    while (this.#threads.size < (this.#options.keep ?? 0)) this.#start()
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { reject } of this.#waiting.splice(0)) {
      reject(new Error('The worker threads have been stopped.'))
    }
    const ended = [...this.#threads].map(({ exited }) => exited)
    for (const thread of this.#threads) if (thread.job === undefined) this.#end(thread)
    await Promise.all(ended)
  }

  #wait(job: Job<Task, Result>): void {
    const before = job.isUrgent ? this.#waiting.findIndex(({ isUrgent }) => !isUrgent) : -1
    this.#waiting.splice(before < 0 ? this.#waiting.length : before, 0, job)
  }

  #next(): void {
    while (this.#waiting.length > 0) {
      const free = [...this.#threads].find(({ job }) => job === undefined)
      if (free === undefined && this.#threads.size >= this.#options.threads) return
      this.#give(free ?? this.#start(), this.#waiting.shift()!)
    }
  }

  #give(thread: Thread<Task, Result>, job: Job<Task, Result>): void {
    clearTimeout(thread.idle)
    thread.job = job
    thread.tasks++
    thread.worker.ref()
    thread.worker.postMessage(job.task)
  }

  #start(): Thread<Task, Result> {
    const { entry, data, youngMb } = this.#options
    const worker = new Worker(entry, {
      workerData: data,
      execArgv: [],
      ...(youngMb !== undefined && { resourceLimits: { maxYoungGenerationSizeMb: youngMb } }),
    })
    const exited = new Promise<void>((resolve) => {
      worker.once('exit', () => resolve())
    })
    const thread: Thread<Task, Result> = { worker, exited, tasks: 0 }
    worker.on('message', (answer: TaskAnswer) => this.#answered(thread, answer))
    // A fault outside of a task ends the thread; the next task gets a new one.
    worker.once('error', (error) => this.#lost(thread, error))
    worker.once('exit', (code) => this.#lost(thread, new Error(`A worker thread ended (${code}).`)))
    // A thread without work must not keep a program from ending.
    worker.unref()
    this.#threads.add(thread)
    return thread
  }

  #answered(thread: Thread<Task, Result>, answer: TaskAnswer): void {
    const { job } = thread
    thread.job = undefined
    thread.worker.unref()
    if (this.#closed) this.#end(thread)
    else this.#rest(thread)
    if (answer.ok) job?.resolve(answer.result as Result)
    else job?.reject(answer.error)
    this.#next()
  }

  #rest(thread: Thread<Task, Result>): void {
    if (this.#waiting.length > 0) return
    thread.idle = setTimeout(() => {
      const isSpare = this.#threads.size > (this.#options.keep ?? 0)
      if (!isSpare && thread.tasks < (this.#options.wornTasks ?? WORN_TASKS)) return
      this.#end(thread)
      this.warm()
    }, this.#options.idleMs ?? IDLE_MS).unref()
  }

  #lost(thread: Thread<Task, Result>, error: Error): void {
    clearTimeout(thread.idle)
    this.#threads.delete(thread)
    thread.job?.reject(error)
    thread.job = undefined
    if (!this.#closed) this.#next()
  }

  /** In order: the thread closes its connections and leaves. */
  #end(thread: Thread<Task, Result>): void {
    clearTimeout(thread.idle)
    this.#threads.delete(thread)
    thread.worker.ref()
    thread.worker.postMessage(null)
  }
}
