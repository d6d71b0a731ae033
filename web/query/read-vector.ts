import { type Data, DataType, type Utf8, Vector } from 'apache-arrow'
import type { CodedTexts } from './types.ts'

/*
 * Whole columns of an answer into plain arrays: piece by piece, over the bytes as they came. Asking Arrow for each value takes
 * ten times as long, which a million rows make seconds of.
 */

/** Numbers, truth values (0, 1) and times; NULL, and what is none of these, is NaN. */
export function numbersOf(vector: Vector, rows: number): Float64Array {
  const [only, ...more] = vector.data
  if (only !== undefined && more.length === 0 && isFloat64(only) && only.nullCount === 0) {
    return only.values.subarray(0, rows)
  }
  const numbers = new Float64Array(rows)
  let at = 0
  for (const data of vector.data) {
    const length = Math.min(data.length, rows - at)
    if (length <= 0) break
    fill(numbers.subarray(at, at + length), data)
    at += length
  }
  return numbers
}

const isFloat64 = ({ type }: Data): boolean => DataType.isFloat(type) && type.precision === 2

function fill(numbers: Float64Array, data: Data): void {
  const { type, values } = data
  if (isFloat64(data)) numbers.set(values.subarray(0, numbers.length))
  else if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isTimestamp(type)) {
    const unit = DataType.isTimestamp(type) ? perMillisecond(type.unit) : 1
    for (let i = 0; i < numbers.length; i++) numbers[i] = Number(values[i]) / unit
  } else fillSlowly(numbers, data)
  if (data.nullCount === 0) return
  for (let i = 0; i < numbers.length; i++) if (!data.getValid(i)) numbers[i] = Number.NaN
}

/** Seconds, milli-, micro-, nanoseconds. */
const perMillisecond = (unit: number): number => 1000 ** (unit - 1)

function fillSlowly(numbers: Float64Array, data: Data): void {
  const vector = new Vector([data])
  const isNumber =
    DataType.isBool(data.type) || DataType.isDate(data.type) || DataType.isDecimal(data.type)
  for (let i = 0; i < numbers.length; i++) {
    const value: unknown = isNumber ? vector.get(i) : null
    numbers[i] = value === null ? Number.NaN : Number(value)
  }
}

/** Texts by number in order of first appearance; NULL = −1. */
export function codesOf(vector: Vector, rows: number): CodedTexts {
  const codes = new Int32Array(rows)
  const known = new KnownTexts()
  let at = 0
  for (const data of vector.data) {
    const length = Math.min(data.length, rows - at)
    if (length <= 0) break
    const into = codes.subarray(at, at + length)
    if (DataType.isUtf8(data.type)) fillCodes(into, data as Data<Utf8>, known)
    else {
      const piece = new Vector([data])
      for (let i = 0; i < length; i++) {
        const value: unknown = piece.get(i)
        into[i] = value === null ? -1 : known.codeOf(encoder.encode(String(value)))
      }
    }
    at += length
  }
  return { codes, values: known.texts }
}

const encoder = new TextEncoder()

function fillCodes(codes: Int32Array, data: Data<Utf8>, known: KnownTexts): void {
  const { values, valueOffsets, nullCount } = data
  for (let i = 0; i < codes.length; i++) {
    const isKnown = nullCount === 0 || data.getValid(i)
    codes[i] = isKnown ? known.codeAt(values, valueOffsets[i]!, valueOffsets[i + 1]!) : -1
  }
}

/** Tells texts apart by their bytes: what came before is not decoded again. */
class KnownTexts {
  readonly texts: string[] = []
  readonly #bytes: Uint8Array[] = []
  /** Codes of the texts with a hash. */
  readonly #byHash = new Map<number, number[]>()

  codeOf(bytes: Uint8Array): number {
    return this.codeAt(bytes, 0, bytes.length)
  }

  codeAt(bytes: Uint8Array, from: number, to: number): number {
    // FNV-1a, 32 bits.
    let hash = 0x811c9dc5
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
    const alike = this.#byHash.get(hash)
    if (alike !== undefined) {
      for (const code of alike) if (isSame(this.#bytes[code]!, bytes, from, to)) return code
    }
    const code = this.texts.length
    const own = bytes.slice(from, to)
    this.#bytes.push(own)
    this.texts.push(decoder.decode(own))
    this.#byHash.set(hash, [...(alike ?? []), code])
    return code
  }
}

const decoder = new TextDecoder()

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[from + i]) return false
  return true
}
