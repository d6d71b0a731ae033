import { type Data, DataType, type Utf8, Vector } from 'apache-arrow'
import { KnownTexts } from './known-texts.ts'
import type { CodedTexts } from './types.ts'

/*
 * Whole columns of an answer into plain arrays: piece by piece, over the bytes as they came. Asking Arrow for each value takes
 * ten times as long, which a million rows make seconds of.
 */

/** Numbers, truth values (0, 1) and times; NULL, and what is none of these, is NaN. Only each `every`-th row. */
export function numbersOf(vector: Vector, rows: number, every = 1): Float64Array {
  const [only, ...more] = vector.data
  const isPlain = only !== undefined && more.length === 0 && isFloat64(only)
  if (isPlain && only.nullCount === 0 && every === 1) return only.values.subarray(0, rows)
  const numbers = new Float64Array(Math.ceil(rows / every))
  for (const { data, from, at, count } of piecesOf(vector, rows, every)) {
    fill(numbers.subarray(at, at + count), data, from, every)
  }
  return numbers
}

/** Texts by number in order of first appearance; NULL = −1. Only each `every`-th row. */
export function codesOf(vector: Vector, rows: number, every = 1): CodedTexts {
  const codes = new Int32Array(Math.ceil(rows / every))
  const known = new KnownTexts()
  for (const { data, from, at, count } of piecesOf(vector, rows, every)) {
    const into = codes.subarray(at, at + count)
    if (DataType.isUtf8(data.type)) fillCodes(into, data as Data<Utf8>, known, from, every)
    else {
      const piece = new Vector([data])
      for (let i = 0; i < count; i++) {
        const value: unknown = piece.get(from + i * every)
        into[i] = value === null ? -1 : known.codeOf(String(value))
      }
    }
  }
  return { codes, values: known.texts }
}

interface Piece {
  data: Data
  /** The first of its rows that is wanted. */
  from: number
  /** Where that goes, and how many there are. */
  at: number
  count: number
}

function piecesOf(vector: Vector, rows: number, every: number): Piece[] {
  const pieces: Piece[] = []
  let before = 0
  for (const data of vector.data) {
    const length = Math.min(data.length, rows - before)
    if (length <= 0) break
    const at = Math.ceil(before / every)
    const from = at * every - before
    const count = Math.ceil((length - from) / every)
    if (count > 0) pieces.push({ data, from, at, count })
    before += length
  }
  return pieces
}

const isLong = (type: DataType): boolean => DataType.isInt(type) || DataType.isTimestamp(type)

const isFloat64 = ({ type }: Data): boolean => DataType.isFloat(type) && type.precision === 2

function fill(numbers: Float64Array, data: Data, from: number, every: number): void {
  const { type, values } = data
  const { length } = numbers
  if (isFloat64(data) && every === 1) numbers.set(values.subarray(from, from + length))
  else if (isLong(type) && values instanceof BigInt64Array) fillLong(numbers, values, from, every)
  else if (DataType.isInt(type) || DataType.isFloat(type)) {
    for (let i = 0; i < length; i++) numbers[i] = Number(values[from + i * every])
  } else fillSlowly(numbers, data, from, every)
  if (DataType.isTimestamp(type) && type.unit !== MILLISECOND) {
    const unit = perMillisecond(type.unit)
    for (let i = 0; i < length; i++) numbers[i]! /= unit
  }
  if (data.nullCount === 0) return
  for (let i = 0; i < length; i++) if (!data.getValid(from + i * every)) numbers[i] = Number.NaN
}

/** Seconds, milli-, micro-, nanoseconds. */
const perMillisecond = (unit: number): number => 1000 ** (unit - 1)
const MILLISECOND = 1

/** From their halves, the lower one first: a `bigint` for each is made and thrown away. */
function fillLong(numbers: Float64Array, values: BigInt64Array, from: number, every: number): void {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length)
  for (let i = 0; i < numbers.length; i++) {
    const at = 2 * (from + i * every)
    numbers[i] = halves[at + 1]! * 2 ** 32 + (halves[at]! >>> 0)
  }
}

function fillSlowly(numbers: Float64Array, data: Data, from: number, every: number): void {
  const vector = new Vector([data])
  const isNumber =
    DataType.isBool(data.type) || DataType.isDate(data.type) || DataType.isDecimal(data.type)
  for (let i = 0; i < numbers.length; i++) {
    const value: unknown = isNumber ? vector.get(from + i * every) : null
    numbers[i] = value === null ? Number.NaN : Number(value)
  }
}

function fillCodes(
  codes: Int32Array,
  data: Data<Utf8>,
  known: KnownTexts,
  from: number,
  every: number,
): void {
  const { values, valueOffsets, nullCount } = data
  for (let i = 0; i < codes.length; i++) {
    const row = from + i * every
    const isKnown = nullCount === 0 || data.getValid(row)
    codes[i] = isKnown ? known.codeAt(values, valueOffsets[row]!, valueOffsets[row + 1]!) : -1
  }
}
