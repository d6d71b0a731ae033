import { parentPort } from 'node:worker_threads'
import type { TaskAnswer } from './worker-pool.ts'
import { yieldThread } from './yield.ts'

/** The thread's side of `worker-pool.ts`: does what it is given until it is told to leave. */
export function serveTasks<Task>(
  work: (task: Task) => Promise<unknown>,
  close: () => Promise<void>,
  niceness?: number,
): void {
  const port = parentPort!
  yieldThread(niceness)
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
