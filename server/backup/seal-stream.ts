import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/**
 * Authenticated encryption of a stream (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár 2015): chunks of one
 * size, each sealed with AES-256-GCM (NIST SP 800-38D) under a nonce of its number and whether it is the last. A chunk that
 * was changed, left out, repeated or moved does not open, nor does a file that was cut short. The key is the file's own,
 * derived from the backup's by its path: a file in another's place does not open either.
 *
 * ```
 *  nonce (12) = 0000000 ‖ number (4) ‖ last (1)        stored: ciphertext ‖ tag (16), ciphertext ‖ tag, …
 * ```
 */
export interface FileSeal {
  /** 32 bytes of the backup. */
  key: Buffer
  path: string
  chunkBytes: number
}

export const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
const NONCE_BYTES = 12

export async function* sealed(
  { key, path, chunkBytes }: FileSeal,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const own = fileKey(key, path)
  let number = 0
  for await (const { bytes, isLast } of chunksOf(plain, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number++, isLast))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/** Throws where a chunk does not open. */
export async function* opened(
  { key, path, chunkBytes }: FileSeal,
  stored: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const own = fileKey(key, path)
  let number = 0
  for await (const { bytes, isLast } of chunksOf(stored, chunkBytes + TAG_BYTES)) {
    const bodyEnd = bytes.length - TAG_BYTES
    if (bodyEnd < 0) throw new Error('a chunk is too short')
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(number++, isLast), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAuthTag(bytes.subarray(bodyEnd))
    const body = decipher.update(bytes.subarray(0, bodyEnd))
    decipher.final()
    yield body
  }
}

function fileKey(key: Buffer, path: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `onemap backup file\0${path}`, 32))
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeUInt32BE(number, NONCE_BYTES - 5)
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0
  return nonce
}

/** Of one size, the last one as long as what is left; of nothing one empty chunk. */
async function* chunksOf(pieces: AsyncIterable<Uint8Array>, size: number) {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length <= size) continue
    const joined = Buffer.concat(waiting, length)
    let at = 0
    // What is exactly one chunk may be the last one.
    for (; length - at > size; at += size) {
      yield { bytes: joined.subarray(at, at + size), isLast: false }
    }
    waiting = [joined.subarray(at)]
    length -= at
  }
  yield { bytes: Buffer.concat(waiting, length), isLast: true }
}
