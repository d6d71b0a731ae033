import type { Tallies } from '../../../data/rules/coverage/tally/count-cells.ts'
import { type Facts, unpackFacts } from '../../../data/rules/coverage/tally/facts.ts'
import type { FactsAnswer, FactsRequest } from './workers/facts-protocol.ts'

/** What lies in the cells of a plan, counted in a thread of its own. */
export function countInWorker(
  request: FactsRequest,
  signal: AbortSignal,
): Promise<{ facts: Facts; tallies: Tallies }> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const worker = new Worker(new URL('./workers/facts-worker.ts', import.meta.url), {
      type: 'module',
    })
    const end = () => {
      worker.terminate()
      signal.removeEventListener('abort', leave)
    }
    const leave = () => {
      end()
      reject(signal.reason)
    }
    signal.addEventListener('abort', leave)
    worker.onmessage = ({ data }: MessageEvent<FactsAnswer>) => {
      end()
      if (data.kind === 'counted') resolve({ ...data, facts: unpackFacts(data.facts) })
      else reject(new Error(data.why))
    }
    worker.onerror = ({ message }) => {
      end()
      reject(new Error(message))
    }
    worker.postMessage(request, [request.json])
  })
}
