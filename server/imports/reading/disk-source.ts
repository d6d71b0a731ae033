import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { ByteSource } from '../../../data/formats/sources/byte-source.ts'

/** An uploaded file on disk. `onRead` is told how many bytes have been streamed, for the progress. */
export async function diskSource(
  name: string,
  path: string,
  onRead: (bytes: number) => void,
): Promise<ByteSource> {
  const { size } = await stat(path)
  const read = async (start: number, end: number) => {
    const file = await open(path, 'r')
    try {
      const length = Math.max(0, Math.min(end, size) - start)
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, start)
      onRead(bytesRead)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }
  async function* stream(): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      const bytes = chunk as Buffer
      onRead(bytes.byteLength)
      yield new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
  }
  return { name, size, read, stream }
}
