import { Gunzip, Inflate } from 'fflate'
import { refuseFile } from './refuse-file.ts'

/** What unpacking may produce, so that a small archive cannot fill the machine. */
export interface UnpackLimits {
  maxBytes: number
  /** Unpacked ÷ packed; real map data stays under 40. */
  maxRatio: number
}

export const UNPACK_LIMITS: UnpackLimits = { maxBytes: 4 * 2 ** 30, maxRatio: 200 }
/** Below this size the ratio says nothing: a few blank lines pack very well. */
const RATIO_MATTERS_FROM = 32 * 2 ** 20

export function gunzip(
  packed: AsyncIterable<Uint8Array>,
  limits = UNPACK_LIMITS,
): AsyncGenerator<Uint8Array> {
  return unpack(packed, (onData) => new Gunzip(onData), limits)
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
): AsyncGenerator<Uint8Array> {
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
      push(unpacker, piece, false)
      yield* ready
      ready = []
    }
  }
  push(unpacker, new Uint8Array(0), true)
  yield* ready
}

function push(unpacker: Unpacker, piece: Uint8Array, final: boolean): void {
  try {
    unpacker.push(piece, final)
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error
    throw refuseFile(
      'damaged-archive',
      'The packed file is damaged or cut off.',
      '压缩文件已损坏或不完整。',
    )
  }
}

function isTooMuch(bytesIn: number, bytesOut: number, limits: UnpackLimits): boolean {
  if (bytesOut > limits.maxBytes) return true
  return bytesOut > RATIO_MATTERS_FROM && bytesOut / Math.max(1, bytesIn) > limits.maxRatio
}

const refuseBomb = () =>
  refuseFile(
    'unpacks-too-large',
    'The packed file unpacks to far more than map data would; it was not read.',
    '压缩文件解压后远大于正常地图数据,已停止读取。',
  )
