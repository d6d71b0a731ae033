import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'

/** Below this gzip gains less than its own frame and the time it takes. */
const GZIP_FROM_BYTES = 512
/** Up to here compressing at once takes less time than handing it to another thread (tests/bench/README.md). */
const GZIP_AT_ONCE_BYTES = 64 * 1024
const SETTINGS = { level: 1, windowBits: 14, memLevel: 9 }

/** Gzipped, unless it is too small for that. */
export async function compressTile(bytes: Uint8Array<ArrayBuffer> | null) {
  if (bytes === null || bytes.length < GZIP_FROM_BYTES) return bytes
  const options = { ...SETTINGS, chunkSize: Math.max(1024, bytes.length) }
  const isSmall = bytes.length <= GZIP_AT_ONCE_BYTES
  const packed = isSmall ? gzipSync(bytes, options) : await gzipAsync(bytes, options)
  // A copy of its own size: the compressor's buffer is as large as the input.
  return new Uint8Array(packed)
}

export const isGzipped = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

const gzipAsync = promisify(gzip)
