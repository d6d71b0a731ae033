import { preparePart } from '../columns/prepare-part.ts'
import { type ColumnCache, openColumnCache } from './column-cache.ts'
import type { FromFetcher, Part, ToFetcher, WantedPart } from './part-source.ts'

/** Each engine's worker has a port of its own here; one that took another's place finds the same cache. */
export interface ServePort {
  port: MessagePort
  cacheKey: ArrayBuffer | null
}

addEventListener('message', ({ data }: MessageEvent<ServePort>) => serve(data))

function serve({ port, cacheKey }: ServePort): void {
  const cache = openColumnCache(cacheKey)
  const stops = new Map<number, AbortController>()
  port.onmessage = ({ data }: MessageEvent<ToFetcher>) => {
    if ('stop' in data) {
      stops.get(data.stop)?.abort()
      return
    }
    const { id } = data
    const stop = new AbortController()
    stops.set(id, stop)
    const say = (message: FromFetcher, transfer: Transferable[] = []) =>
      port.postMessage(message, transfer)
    cache
      .then((opened) => getPart(data, opened, stop.signal))
      .then(
        (part) => say({ id, part }, [part.bytes.buffer]),
        (error: Error) => say({ id, failed: { status: statusOf(error), message: error.message } }),
      )
      .finally(() => stops.delete(id))
  }
}

async function getPart(
  { url, definition }: WantedPart,
  cache: ColumnCache | null,
  signal: AbortSignal,
): Promise<Part> {
  const kept = await cache?.get(url)
  if (kept) return { bytes: kept, isCached: true }
  // Kept by us, encrypted; not by the browser, plain.
  const answer = await fetch(url, { signal, cache: 'no-store' })
  if (!answer.ok) throw new AnswerError(answer.status, url)
  const bytes = preparePart(definition, new Uint8Array(await answer.arrayBuffer()))
  await cache?.put(url, bytes)
  return { bytes, isCached: false }
}

class AnswerError extends Error {
  constructor(
    readonly status: number,
    url: string,
  ) {
    super(`${url.split('?')[0]} answered ${status}`)
  }
}

const statusOf = (error: Error) => (error instanceof AnswerError ? error.status : null)
