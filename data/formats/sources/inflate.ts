import { Gunzip, Inflate } from 'fflate'
import { concatBytes } from './byte-source.ts'
import { refuseFile } from './refuse-file.ts'

/** What unpacking may produce, so that a small archive cannot fill the machine. */
export interface UnpackLimits {
  maxBytes: number
  /** Unpacked ÷ packed; real map data stays under 40. */
  maxRatio: number
}

export const UNPACK_LIMITS: UnpackLimits = { maxBytes: 4 * 2 ** 30, maxRatio: 200 }
/** Below this size the ratio says nothing: a few blank lines pack very well. */
const RATIO_MATTERS_FROM = 16 * 2 ** 20

/** Several members in a row are one stream. The library does not notice a missing end, so the trailer is looked at. */
export function gunzip(
  packed: AsyncIterable<Uint8Array>,
  limits = UNPACK_LIMITS,
): AsyncGenerator<Uint8Array> {
  const seen = { bytesOut: 0, memberFrom: 0 }
  const create = (onData: (chunk: Uint8Array) => void) => {
    const unpacker = new Gunzip((chunk) => {
      seen.bytesOut += chunk.byteLength
      onData(chunk)
    })
    unpacker.onmember = () => {
      seen.memberFrom = seen.bytesOut
    }
    return unpacker
  }
  // RFC 1952 §2.3.1: the last four bytes are the length of the member, modulo 2^32.
  const isWhole = (tail: Uint8Array) =>
    tail.byteLength === 4 &&
    new DataView(tail.buffer, tail.byteOffset).getUint32(0, true) ===
      (seen.bytesOut - seen.memberFrom) % 2 ** 32
  return unpack(packed, create, limits, isWhole)
}

export function inflateRaw(
  packed: AsyncIterable<Uint8Array>,
  limits = UNPACK_LIMITS,
): AsyncGenerator<Uint8Array> {
  return unpack(packed, (onData) => new Inflate(onData), limits)
}

interface Unpacker {
  push(chunk: Uint8Array, final?: boolean): void
}

async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  create: (onData: (chunk: Uint8Array) => void) => Unpacker,
  limits: UnpackLimits,
  isWhole: (tail: Uint8Array) => boolean = () => true,
): AsyncGenerator<Uint8Array> {
  let tail: Uint8Array = new Uint8Array(0)
  let ready: Uint8Array[] = []
  let bytesIn = 0
  let bytesOut = 0
  const unpacker = create((chunk) => {
    bytesOut += chunk.byteLength
    if (isTooMuch(bytesIn, bytesOut, limits)) throw refuseBomb()
    if (chunk.byteLength > 0) ready.push(chunk)
  })
  for await (const chunk of packed) {
    // In small steps: one push unpacks up to a thousand times its size before the limits are asked.
    for (let at = 0; at < chunk.byteLength; at += 4_096) {
      const piece = chunk.slice(at, at + 4_096)
      bytesIn += piece.byteLength
      tail = concatBytes([tail, piece]).slice(-4)
      push(unpacker, piece, false)
      yield* ready
      ready = []
    }
  }
  push(unpacker, new Uint8Array(0), true)
  if (!isWhole(tail)) throw refuseDamaged()
  yield* ready
}

function push(unpacker: Unpacker, piece: Uint8Array, final: boolean): void {
  try {
    unpacker.push(piece, final)
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error
    throw refuseDamaged()
  }
}

function isTooMuch(bytesIn: number, bytesOut: number, limits: UnpackLimits): boolean {
  if (bytesOut > limits.maxBytes) return true
  return bytesOut > RATIO_MATTERS_FROM && bytesOut / Math.max(1, bytesIn) > limits.maxRatio
}

const refuseDamaged = () =>
  refuseFile(
    'damaged-archive',
    'The packed file is damaged or cut off.',
    '压缩文件已损坏或不完整。',
  )

const refuseBomb = () =>
  refuseFile(
    'unpacks-too-large',
    'The packed file unpacks to far more than map data would; it was not read.',
    '压缩文件解压后远大于正常地图数据，已停止读取。',
  )
