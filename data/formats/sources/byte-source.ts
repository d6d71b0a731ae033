/** Bytes that lie somewhere: a file on disk, a part of an upload, an array in a test. */
export interface ByteSource {
  /** As the user calls it; never used as a path. */
  name: string
  size: number
  read(start: number, end: number): Promise<Uint8Array>
  stream(): AsyncIterable<Uint8Array>
}

const CHUNK_BYTES = 1 << 16

export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  const read = async (start: number, end: number) => bytes.subarray(start, end)
  return { name, size: bytes.byteLength, read, stream: () => readInChunks(bytes.byteLength, read) }
}

export async function* readInChunks(
  size: number,
  read: ByteSource['read'],
  start = 0,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < size; at += CHUNK_BYTES) {
    const chunk = await read(at, Math.min(size, at + CHUNK_BYTES))
    if (chunk.byteLength === 0) return
    yield chunk
  }
}

/** The first bytes of a stream, which is then closed. */
export async function readHead(stream: AsyncIterable<Uint8Array>, length: number) {
  const chunks: Uint8Array[] = []
  let have = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    have += chunk.byteLength
    if (have >= length) break
  }
  return concatBytes(chunks).subarray(0, length)
}

export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.byteLength
  }
  return joined
}
