import { QueryError } from './query-error.ts'

/** One after the other; who does not want to wait any longer is not begun at all. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
      const stopped = () => new QueryError('cancelled', 'It was stopped before it began.')
      const mine = last.then(() => {
        if (signal?.aborted) throw stopped()
        return work()
      })
      last = mine.catch(() => undefined)
      if (signal === undefined) return mine
      return new Promise((resolve, reject) => {
        const leave = () => reject(new QueryError('cancelled', 'It was stopped.'))
        if (signal.aborted) leave()
        signal.addEventListener('abort', leave, { once: true })
        mine.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
      })
    },
  }
}
