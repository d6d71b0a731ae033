import { Refusal } from '../../../data/contracts/index.ts'
import { refusalText } from '../../../data/formats/sources/refuse-file.ts'
import type { WorkerMessage } from './read-request.ts'
import type { Findings } from './read-upload.ts'

const PROGRESS_EVERY_MS = 200

/**
 * The other end of `runDisposable`, in a process of its own: takes one request, reads, says what came of it and ends. An
 * uploaded file is never parsed where requests are answered.
 */
export function serveReading<Request, Result>(
  read: (
    request: Request,
    onProgress: (progress: number) => void,
    findings: Findings,
  ) => Promise<Result>,
): void {
  const findings: Findings = { remarks: [], counts: null }
  let lastProgress = 0
  process.once('message', async (request) => {
    try {
      const result = await read(request as Request, reportProgress, findings)
      say({ kind: 'done', result })
    } catch (error) {
      say(whyNot(error, findings))
    }
  })
  // Nobody waits for the outcome any more.
  process.once('disconnect', () => process.exit())

  function reportProgress(progress: number): void {
    const now = Date.now()
    if (now - lastProgress < PROGRESS_EVERY_MS) return
    lastProgress = now
    say({ kind: 'progress', progress })
  }

  function say(message: WorkerMessage<Result>): void {
    process.send?.(message, () => {
      if (message.kind !== 'progress') process.exit()
    })
  }
}

function whyNot(error: unknown, findings: Findings): WorkerMessage<never> {
  if (error instanceof Refusal) {
    return { kind: 'refused', code: error.code, text: refusalText(error), ...findings }
  }
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
}
