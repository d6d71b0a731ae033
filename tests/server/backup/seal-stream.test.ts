import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { opened, sealed } from '../../../server/backup/seal-stream.ts'

const CHUNK = 64
const STORED = CHUNK + 16
const seal = { key: Buffer.alloc(32, 7), path: 'tables/room.gz.sealed', chunkBytes: CHUNK }

async function* inPieces(bytes: Uint8Array, size = 50) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

const sealAll = (plain: Uint8Array) => joined(sealed(seal, inPieces(plain)))
const openAll = (stored: Uint8Array, as = seal) => joined(opened(as, inPieces(stored)))

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 10 * CHUNK + 5])(
  '%i bytes come back as they went in',
  async (length) => {
    const plain = randomBytes(length)
    const stored = await sealAll(plain)
    expect(stored.length).toBe(length + 16 * Math.max(1, Math.ceil(length / CHUNK)))
    expect(await openAll(stored)).toEqual(plain)
  },
)

describe('of five chunks', async () => {
  const stored = await sealAll(randomBytes(5 * CHUNK))
  const chunk = (i: number) => stored.subarray(i * STORED, (i + 1) * STORED)

  test('every flipped bit is found', async () => {
    for (let at = 0; at < stored.length; at += 7) {
      const flipped = Buffer.from(stored)
      flipped[at]! ^= 1 << (at % 8)
      await expect(openAll(flipped)).rejects.toThrow()
    }
  })

  test('every shorter one is found, also at the end of a chunk', async () => {
    for (let length = 0; length < stored.length; length += 8) {
      await expect(openAll(stored.subarray(0, length))).rejects.toThrow()
    }
  })

  test.each([
    ['two changed places', [0, 2, 1, 3, 4]],
    ['one is left out', [0, 1, 3, 4]],
    ['one stands twice', [0, 1, 1, 2, 3, 4]],
    ['the last is left out', [0, 1, 2, 3]],
    ['something follows the last', [0, 1, 2, 3, 4, 4]],
  ])('%s: found', async (_what, order) => {
    await expect(openAll(Buffer.concat(order.map(chunk)))).rejects.toThrow()
  })

  test('in the place of another file or with another key it does not open', async () => {
    await expect(openAll(stored, { ...seal, path: 'tables/org.gz.sealed' })).rejects.toThrow()
    await expect(openAll(stored, { ...seal, key: Buffer.alloc(32, 8) })).rejects.toThrow()
  })
})
