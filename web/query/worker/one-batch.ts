import {
  type Data,
  DataType,
  type Int,
  makeData,
  RecordBatch,
  Struct,
  Table,
  tableToIPC,
  type Utf8,
} from 'apache-arrow'
import { joined } from './joined.ts'

/*
 * The engine gives an answer in pieces of two thousand rows. To read a thousand of them costs the page more than to show what
 * is in them, so they are put together here, where nobody waits for a click to be answered.
 */

/** Fewer are read as fast as one. */
const FEW = 8

/** An Arrow stream with all rows in one batch; of few pieces, or of columns within columns, the pieces as they are. */
export function oneBatch(
  header: Uint8Array,
  pieces: readonly Uint8Array[],
  batches: readonly RecordBatch[],
): Uint8Array<ArrayBuffer> {
  const [first] = batches
  if (first === undefined || batches.length <= FEW || !first.data.children.every(isFlat)) {
    return joined([header, ...pieces])
  }
  const { schema } = first
  const length = batches.reduce((sum, { numRows }) => sum + numRows, 0)
  const children = schema.fields.map((_, i) => together(batches.map((b) => b.data.children[i]!)))
  const type = new Struct(schema.fields)
  const batch = new RecordBatch(schema, makeData({ type, length, nullCount: 0, children }))
  return tableToIPC(new Table(schema, [batch]), 'stream') as Uint8Array<ArrayBuffer>
}

const isFlat = ({ type }: Data): boolean => DataType.isUtf8(type) || isFixed(type)

const isFixed = (type: DataType): boolean =>
  DataType.isInt(type) ||
  DataType.isFloat(type) ||
  DataType.isTimestamp(type) ||
  DataType.isDate(type)

function together(pieces: readonly Data[]): Data {
  const { type } = pieces[0]!
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const shared = { length, ...validity(pieces, length) }
  if (DataType.isUtf8(type)) {
    return makeData({ type, ...shared, ...texts(pieces as readonly Data<Utf8>[], length) })
  }
  // All types of a fixed width are made alike, but each has an overload of its own.
  return makeData({ type: type as Int, ...shared, data: values(pieces, length) })
}

/** Rows of a type may be several entries wide. */
function values(pieces: readonly Data[], length: number): Data['values'] {
  const { values: firstValues, stride } = pieces[0]!
  const all = new firstValues.constructor(length * stride)
  let at = 0
  for (const piece of pieces) {
    const end = piece.length * stride
    all.set(piece.values.subarray(0, end), at)
    at += end
  }
  return all
}

function texts(pieces: readonly Data<Utf8>[], length: number) {
  const bytesOf = ({ valueOffsets, length: rows }: Data<Utf8>) =>
    valueOffsets[rows]! - valueOffsets[0]!
  const data = new Uint8Array(pieces.reduce((sum, piece) => sum + bytesOf(piece), 0))
  const valueOffsets = new Int32Array(length + 1)
  let [row, byte] = [0, 0]
  for (const piece of pieces) {
    const { valueOffsets: offsets, values: bytes, length: rows } = piece
    const from = offsets[0]!
    data.set(bytes.subarray(from, offsets[rows]), byte)
    for (let i = 1; i <= rows; i++) valueOffsets[row + i] = offsets[i]! - from + byte
    row += rows
    byte += bytesOf(piece)
  }
  return { data, valueOffsets }
}

/** A bit a row, from the lowest of each byte; none where everything is known. */
function validity(pieces: readonly Data[], length: number) {
  const nullCount = pieces.reduce((sum, piece) => sum + piece.nullCount, 0)
  if (nullCount === 0) return { nullCount }
  const nullBitmap = new Uint8Array((length + 7) >> 3)
  let row = 0
  for (const piece of pieces) {
    for (let i = 0; i < piece.length; i++, row++) {
      if (piece.nullCount === 0 || piece.getValid(i)) nullBitmap[row >> 3]! |= 1 << (row & 7)
    }
  }
  return { nullCount, nullBitmap }
}
