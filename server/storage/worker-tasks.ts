import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { TaskAnswer } from './worker-pool.ts'

/** The thread's side of `worker-pool.ts`: does what it is given until it is told to leave. */
export function serveTasks<Task>(
  work: (task: Task) => Promise<unknown>,
  close: () => Promise<void>,
): void {
  const port = parentPort!
  yieldToServing()
  port.on('message', async (task: Task | null) => {
    if (task === null) {
      await close()
      port.close()
      return
    }
    port.postMessage(await answerTo(work, task))
  })
}

async function answerTo<Task>(
  work: (task: Task) => Promise<unknown>,
  task: Task,
): Promise<TaskAnswer> {
  try {
    return { ok: true, result: await work(task) }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

/** A third of what the serving thread gets where both want the same core; a tenth would let changes starve. */
const NICENESS = 5

/** On Linux each thread has a priority of its own: whoever waits for a tile comes first. */
function yieldToServing(): void {
  if (process.platform === 'linux') setPriority(0, NICENESS)
}
