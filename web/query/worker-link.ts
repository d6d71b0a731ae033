import { QueryError } from './query-error.ts'
import type { LoadProgress } from './types.ts'
import type { Answers, FromWorker, Request } from './worker/messages.ts'

export interface AskOptions {
  onProgress?: ((progress: LoadProgress) => void) | undefined
  /** The worker is told to stop; whether it can, its answer says. */
  signal?: AbortSignal | undefined
}

/** One worker and what was asked of it. */
export interface WorkerLink {
  ask<Kind extends Request['kind']>(
    request: Extract<Request, { kind: Kind }>,
    options?: AskOptions,
  ): Promise<Answers[Kind]>
  /** Ends the worker at once; whoever waits gets this error. */
  end(reason: QueryError): void
}

interface Waiting {
  resolve: (answer: Answers[Request['kind']]) => void
  reject: (error: Error) => void
  onProgress?: ((progress: LoadProgress) => void) | undefined
}

export function linkWorker(worker: Worker, onBroken: () => void): WorkerLink {
  const waiting = new Map<number, Waiting>()
  let nextId = 1

  const end = (reason: QueryError) => {
    worker.terminate()
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    const asker = waiting.get(data.id)
    if (asker === undefined) return
    if ('progress' in data) {
      asker.onProgress?.(data.progress)
      return
    }
    waiting.delete(data.id)
    if ('answer' in data) asker.resolve(data.answer)
    else {
      const { code, message, place, candidates } = data.error
      asker.reject(new QueryError(code, message, place, candidates))
    }
  }
  worker.onerror = (event) => {
    event.preventDefault()
    end(new QueryError('engine-failed', event.message || 'The engine could not be started.'))
    onBroken()
  }
  return {
    ask: (request, { onProgress, signal } = {}) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        const settle = () => signal?.removeEventListener('abort', stop)
        const stop = () => worker.postMessage({ stop: id })
        signal?.addEventListener('abort', stop, { once: true })
        waiting.set(id, {
          // The protocol pairs requests and answers by id; TypeScript cannot see that.
          resolve: (answer) => {
            settle()
            resolve(answer as Answers[typeof request.kind])
          },
          reject: (error) => {
            settle()
            reject(error)
          },
          onProgress,
        })
        worker.postMessage({ id, request })
      }),
    end,
  }
}
