import { readText } from './flat-reader.ts'
import type { Column, ColumnType, PropertyValue } from './types.ts'

/**
 * The properties of one feature as FlatGeobuf holds them: column number, value, column number, value …
 * Reused from feature to feature: `reset`, then one call a column.
 */
export class PropertyWriter {
  bytes = new Uint8Array(256)
  length = 0
  #view = new DataView(this.bytes.buffer)

  reset(): void {
    this.length = 0
  }

  uint16(column: number, value: number): void {
    const at = this.#begin(column, 2)
    this.#view.setUint16(at, value, true)
  }

  uint32(column: number, value: number): void {
    const at = this.#begin(column, 4)
    this.#view.setUint32(at, value, true)
  }

  text(column: number, text: string): void {
    const at = this.#begin(column, 4 + text.length * 3)
    const { written } = encoder.encodeInto(text, this.bytes.subarray(at + 4))
    this.#view.setUint32(at, written, true)
    this.length = at + 4 + written
  }

  /** Text that is UTF-8 already, or binary. */
  bytesOf(column: number, source: Uint8Array, from = 0, to = source.length): void {
    const at = this.#begin(column, 4 + to - from)
    this.#view.setUint32(at, to - from, true)
    // Codes are short: a loop beats subarray + set.
    if (to - from <= 32) for (let i = from, j = at + 4; i < to; i++, j++) this.bytes[j] = source[i]!
    else this.bytes.set(source.subarray(from, to), at + 4)
  }

  /** `null` and `undefined` are left out, which every reader takes for null. */
  value(column: number, type: ColumnType, value: PropertyValue): void {
    if (value === null || value === undefined) return
    if (type === 'String') this.text(column, String(value))
    else if (type === 'DateTime') this.text(column, isoText(value))
    else if (type === 'Json') {
      this.text(column, typeof value === 'string' ? value : JSON.stringify(value))
    } else if (type === 'Binary') {
      if (!(value instanceof Uint8Array)) throw new TypeError('a Binary column takes a Uint8Array')
      this.bytesOf(column, value)
    } else {
      const at = this.#begin(column, NUMBER_BYTES[type])
      writeNumber(this.#view, at, type, value as number | bigint | boolean)
    }
  }

  #begin(column: number, byteCount: number): number {
    const at = this.length + 2
    if (at + byteCount > this.bytes.length) this.#grow(at + byteCount)
    this.#view.setUint16(this.length, column, true)
    this.length = at + byteCount
    return at
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    grown.set(this.bytes)
    this.bytes = grown
    this.#view = new DataView(grown.buffer)
  }
}

/** Calls back for each property present: column number, type, where its value stands, its length in bytes. */
export function eachProperty(
  view: DataView,
  start: number,
  length: number,
  columns: readonly Column[],
  visit: (column: number, at: number, byteLength: number) => void,
): void {
  const end = start + length
  let at = start
  while (at + 2 <= end) {
    const number = view.getUint16(at, true)
    at += 2
    const type = columns[number]?.type
    if (type === undefined) throw new RangeError(`FlatGeobuf: no column ${number}`)
    let byteLength = NUMBER_BYTES[type]
    if (byteLength === 0) {
      byteLength = view.getUint32(at, true)
      at += 4
    }
    if (at + byteLength > end) throw new RangeError('FlatGeobuf: properties are cut short')
    visit(number, at, byteLength)
    at += byteLength
  }
}

/** Long and ULong beyond 2^53 come as `bigint`; Json is parsed; DateTime stays text. */
export function readValue(
  view: DataView,
  type: ColumnType,
  at: number,
  byteLength: number,
): PropertyValue {
  switch (type) {
    case 'Byte':
      return view.getInt8(at)
    case 'UByte':
      return view.getUint8(at)
    case 'Bool':
      return view.getUint8(at) !== 0
    case 'Short':
      return view.getInt16(at, true)
    case 'UShort':
      return view.getUint16(at, true)
    case 'Int':
      return view.getInt32(at, true)
    case 'UInt':
      return view.getUint32(at, true)
    case 'Long':
      return narrow(view.getBigInt64(at, true))
    case 'ULong':
      return narrow(view.getBigUint64(at, true))
    case 'Float':
      return view.getFloat32(at, true)
    case 'Double':
      return view.getFloat64(at, true)
    case 'Json':
      return JSON.parse(readText(view, at, byteLength)) as PropertyValue
    case 'Binary':
      return new Uint8Array(view.buffer, view.byteOffset + at, byteLength)
    default:
      return readText(view, at, byteLength)
  }
}

/** 0 = a length of 4 bytes stands before the value. */
const NUMBER_BYTES: Readonly<Record<ColumnType, number>> = {
  Byte: 1,
  UByte: 1,
  Bool: 1,
  Short: 2,
  UShort: 2,
  Int: 4,
  UInt: 4,
  Long: 8,
  ULong: 8,
  Float: 4,
  Double: 8,
  String: 0,
  Json: 0,
  DateTime: 0,
  Binary: 0,
}

const encoder = new TextEncoder()

const narrow = (value: bigint) =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value

const isoText = (value: PropertyValue) =>
  value instanceof Date ? value.toISOString() : String(value)

function writeNumber(
  view: DataView,
  at: number,
  type: ColumnType,
  value: number | bigint | boolean,
): void {
  if (type === 'Long') view.setBigInt64(at, BigInt(value), true)
  else if (type === 'ULong') view.setBigUint64(at, BigInt(value), true)
  else if (type === 'Double') view.setFloat64(at, Number(value), true)
  else if (type === 'Float') view.setFloat32(at, Number(value), true)
  else if (NUMBER_BYTES[type] === 4) view.setInt32(at, Number(value) | 0, true)
  else if (NUMBER_BYTES[type] === 2) view.setInt16(at, Number(value), true)
  else view.setInt8(at, Number(value))
}
