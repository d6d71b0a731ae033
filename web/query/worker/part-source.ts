import type { DatasetDefinition } from '../../../data/contracts/index.ts'

/*
 * Parts of tables come through a worker of their own: fetching, reading the cache, deciphering and preparing go on while the
 * engine's worker is busy putting the part before in.
 */
export type ToFetcher = ({ id: number } & WantedPart) | { stop: number }

export interface WantedPart {
  url: string
  definition: DatasetDefinition
}

export type FromFetcher =
  | { id: number; part: Part }
  /** `status` of the server's answer; null = there was none. */
  | { id: number; failed: { status: number | null; message: string } }

export interface Part {
  /** Prepared (`prepare-part.ts`). */
  bytes: Uint8Array
  isCached: boolean
}

export class LoadError extends Error {
  override readonly name = 'LoadError'
}

export interface PartSource {
  get(wanted: WantedPart, signal: AbortSignal): Promise<Part>
}

/** The engine's end. */
export function linkFetcher(port: MessagePort): PartSource {
  const waiting = new Map<number, { resolve(part: Part): void; reject(error: Error): void }>()
  let nextId = 1
  port.onmessage = ({ data }: MessageEvent<FromFetcher>) => {
    const asker = waiting.get(data.id)
    waiting.delete(data.id)
    if ('part' in data) asker?.resolve(data.part)
    else asker?.reject(new LoadError(data.failed.message))
  }
  return {
    get: ({ url, definition }, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const id = nextId++
        waiting.set(id, { resolve, reject })
        const stop = () => {
          waiting.delete(id)
          port.postMessage({ stop: id } satisfies ToFetcher)
          reject(signal.reason)
        }
        signal.addEventListener('abort', stop, { once: true })
        port.postMessage({ id, url, definition } satisfies ToFetcher)
      }),
  }
}
