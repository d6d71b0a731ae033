import { Worker } from 'node:worker_threads'
import type { ReadRequest, ReadResult, WorkerMessage } from './read-request.ts'

/** How a reading ended. */
export type ReadOutcome<Result = ReadResult> = Exclude<WorkerMessage<Result>, { kind: 'progress' }>

export interface WorkerLimits {
  /** Without any progress. */
  timeMs: number
  memoryMb: number
}

export const WORKER_LIMITS: WorkerLimits = { timeMs: 60_000, memoryMb: 512 }
/** Whoever makes a little progress now and then is ended after so many times `timeMs`. */
const PATIENCE = 15
const YOUNG_MB = 64

export interface RunOptions {
  onProgress?: (progress: number) => void
  limits?: WorkerLimits
  signal?: AbortSignal
}

/**
 * Reads an upload in a disposable worker. Whatever the file does to it (endless work, too much memory, a fault of
 * ours) ends that thread alone and comes back as a refusal; only `AbortError` is thrown.
 */
export function runReadWorker(
  request: ReadRequest,
  options: RunOptions = {},
): Promise<ReadOutcome> {
  return runDisposable(new URL('./worker-entry.mjs', import.meta.url), request, options)
}

/** The same for another thread that says what `WorkerMessage` says. */
export function runDisposable<Result>(
  entry: URL,
  request: object,
  { onProgress, limits = WORKER_LIMITS, signal }: RunOptions = {},
): Promise<ReadOutcome<Result>> {
  signal?.throwIfAborted()
  const worker = new Worker(entry, {
    workerData: request,
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: Math.max(16, limits.memoryMb - YOUNG_MB),
      maxYoungGenerationSizeMb: YOUNG_MB,
    },
  })
  const allMs = PATIENCE * limits.timeMs
  return new Promise<ReadOutcome<Result>>((resolve, reject) => {
    const timer = setTimeout(() => resolve(tooSlow(limits.timeMs)), limits.timeMs)
    const last = setTimeout(() => resolve(tooSlow(allMs)), allMs)
    let furthest = 0
    const abort = () => reject(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (message: WorkerMessage<Result>) => {
      if (message.kind !== 'progress') return resolve(message)
      if (message.progress > furthest) timer.refresh()
      furthest = Math.max(furthest, message.progress)
      onProgress?.(message.progress)
    })
    worker.on('error', (error) => resolve(explain(error)))
    worker.on('exit', (code) => resolve(explain(new Error(`The worker ended with code ${code}`))))
    const cleanUp = () => {
      clearTimeout(timer)
      clearTimeout(last)
      signal?.removeEventListener('abort', abort)
    }
    worker.once('exit', cleanUp)
  }).finally(() => worker.terminate())
}

type Refused = Extract<WorkerMessage, { kind: 'refused' }>

function refused(code: string, en: string, zh: string): Refused {
  return { kind: 'refused', code, text: { zh, en }, remarks: [], counts: null }
}

const tooSlow = (timeMs: number) =>
  refused(
    'too-slow',
    `Reading took longer than ${timeMs / 1000} seconds and was stopped; please split the file.`,
    `读取超过 ${timeMs / 1000} 秒，已停止；请拆分文件。`,
  )

function explain(error: unknown): Refused {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return refused(
      'too-much-memory',
      'Reading the file needs more memory than is given to an import; please split it.',
      '读取该文件所需内存超出限制，请拆分文件。',
    )
  }
  const what = error instanceof Error ? error.message : String(error)
  return {
    kind: 'refused',
    code: 'reader-failed',
    text: {
      zh: `读取文件时出错：${what.slice(0, 200)}`,
      en: `The file could not be read: ${what.slice(0, 200)}`,
    },
    remarks: [],
    counts: null,
  }
}
