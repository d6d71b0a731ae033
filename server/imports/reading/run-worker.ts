import type { ReadRequest, ReadResult, WorkerMessage } from './read-request.ts'
import { causeOf, type ProcessEnd, startReadingProcess } from './reading-process.ts'

/** How a reading ended. */
export type ReadOutcome<Result = ReadResult> = Exclude<
  WorkerMessage<Result>,
  { kind: 'progress' } | { kind: 'failed' }
>

export interface WorkerLimits {
  /** Without any progress. */
  timeMs: number
  memoryMb: number
}

export const WORKER_LIMITS: WorkerLimits = { timeMs: 60_000, memoryMb: 512 }
/** Whoever makes a little progress now and then is ended after so many times `timeMs`. */
const PATIENCE = 15

export interface RunOptions {
  onProgress?: (progress: number) => void
  limits?: WorkerLimits
  signal?: AbortSignal
}

/**
 * Reads an upload in a disposable process. Whatever the file does to it (endless work, too much memory, a fault of
 * ours) ends that process alone and comes back as a refusal; only `AbortError` is thrown.
 */
export function runReadWorker(
  request: ReadRequest,
  options: RunOptions = {},
): Promise<ReadOutcome> {
  return runDisposable(new URL('./worker-entry.mjs', import.meta.url), request, options)
}

/** The same for another module that calls `serveReading`. */
export function runDisposable<Result>(
  entry: URL,
  request: object,
  { onProgress, limits = WORKER_LIMITS, signal }: RunOptions = {},
): Promise<ReadOutcome<Result>> {
  signal?.throwIfAborted()
  const reading = startReadingProcess(entry, limits.memoryMb)
  const { child } = reading
  const allMs = PATIENCE * limits.timeMs
  return new Promise<ReadOutcome<Result>>((resolve, reject) => {
    const patience = setTimeout(() => resolve(tooSlow(limits.timeMs)), limits.timeMs)
    const last = setTimeout(() => resolve(tooSlow(allMs)), allMs)
    const abort = () => reject(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    let furthest = 0
    child.on('message', (message: WorkerMessage<Result>) => {
      if (message.kind === 'failed') return resolve(faulty(message.message))
      if (message.kind !== 'progress') return resolve(message)
      if (message.progress > furthest) patience.refresh()
      furthest = Math.max(furthest, message.progress)
      onProgress?.(message.progress)
    })
    child.on('error', (error) => resolve(faulty(error.message)))
    // What it has said last may still be on its way when it has exited; `close` comes after that.
    child.on('close', (code, by) => {
      clearTimeout(patience)
      clearTimeout(last)
      signal?.removeEventListener('abort', abort)
      resolve(ended(reading.endedFor() ?? causeOf(code, by), allMs))
    })
    child.send(request)
  }).finally(reading.end)
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

function ended(cause: ProcessEnd, allMs: number): Refused {
  if (cause === 'time') return tooSlow(allMs)
  if (cause === 'fault') return faulty('the reading process ended')
  return refused(
    'too-much-memory',
    'Reading the file needs more memory than is given to an import; please split it.',
    '读取该文件所需内存超出限制，请拆分文件。',
  )
}

function faulty(message: string): Refused {
  const what = message.slice(0, 200)
  return refused('reader-failed', `The file could not be read: ${what}`, `读取文件时出错：${what}`)
}
