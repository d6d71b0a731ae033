import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { open, seal } from '../../security/keys/cipher.ts'

/** Lines that wait on disk, sealed in blocks: nobody reads in a kept file what was in the upload. */
export class SealedSpool {
  readonly #key: Buffer
  readonly #file: number
  #pending: unknown[] = []
  #blocks = 0
  lines = 0

  constructor(path: string, key: Buffer) {
    this.#key = key
    this.#file = openSync(path, 'w', 0o600)
  }

  write(line: unknown): void {
    this.#pending.push(line)
    this.lines++
    if (this.#pending.length >= BLOCK_LINES) this.#flush()
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const plain = Buffer.from(JSON.stringify(this.#pending))
    const sealed = seal(this.#key, contextOf(this.#blocks++), plain)
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32LE(sealed.length)
    writeSync(this.#file, length)
    writeSync(this.#file, sealed)
    this.#pending = []
  }
}

/** As it lies on disk: 500 lines at most. */
export interface SealedBlock {
  number: number
  sealed: Uint8Array
}

/** The lines block by block, in their order. */
export async function* readSealed<Line>(path: string, key: Buffer): AsyncGenerator<Line[]> {
  for await (const block of readBlocks(path)) yield openBlock<Line>(block, key)
}

/** The blocks in their order, unopened. */
export async function* readBlocks(path: string): AsyncGenerator<SealedBlock> {
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    rest = Buffer.concat([rest, chunk as Buffer])
    for (;;) {
      const end = rest.length < LENGTH_BYTES ? Infinity : LENGTH_BYTES + rest.readUInt32LE()
      if (rest.length < end) break
      yield { number: number++, sealed: rest.subarray(LENGTH_BYTES, end) }
      rest = rest.subarray(end)
    }
  }
}

export function openBlock<Line>({ number, sealed }: SealedBlock, key: Buffer): Line[] {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const plain = open(key, contextOf(number), bytes)
  return JSON.parse(plain.toString('utf8')) as Line[]
}

export const BLOCK_LINES = 500
const LENGTH_BYTES = 4

const contextOf = (block: number) => `import rows ${block}`
