import { concatBytes } from './byte-source.ts'

/** Reads exact lengths off a stream, one after the other. */
export interface ByteCursor {
  /** How many bytes have been handed out. */
  readonly at: number
  /** `length` bytes, fewer only at the end of the stream. */
  take(length: number): Promise<Uint8Array>
  skip(length: number): Promise<void>
  close(): Promise<void>
}

export function createByteCursor(stream: AsyncIterable<Uint8Array>): ByteCursor {
  const chunks = stream[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)
  let at = 0

  async function gather(length: number, keep: boolean): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    let missing = length
    while (missing > 0) {
      if (rest.byteLength === 0) {
        const next = await chunks.next()
        if (next.done) break
        rest = next.value
        continue
      }
      const piece = rest.subarray(0, missing)
      rest = rest.subarray(piece.byteLength)
      missing -= piece.byteLength
      if (keep) parts.push(piece)
    }
    at += length - missing
    return keep ? concatBytes(parts) : rest
  }

  return {
    get at() {
      return at
    },
    take: (length) => gather(length, true),
    async skip(length) {
      await gather(length, false)
    },
    async close() {
      await chunks.return?.()
    },
  }
}
