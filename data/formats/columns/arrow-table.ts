import {
  Binary,
  Bool,
  type Data,
  type DataType,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int8,
  Int16,
  Int32,
  List,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMillisecond,
  Utf8,
} from 'apache-arrow'
import type { ColumnCell, DatasetRows, RowColumn } from './dataset-rows.ts'

/** One record batch. Built of buffers: Arrow's own builders compile functions, which no page of ours may. */
export function makeTable({ size, columns }: DatasetRows): Table {
  const children = columns.map(makeColumn)
  const fields = columns.map(
    ({ definition }, i) => new Field(definition.name, children[i]!.type, true),
  )
  const schema = new Schema(fields)
  const struct = makeData({ type: new Struct(fields), length: size, nullCount: 0, children })
  return new Table(schema, [new RecordBatch(schema, struct)])
}

function makeColumn({ definition, cells }: RowColumn): Data<DataType> {
  const nulls = validity(cells)
  switch (definition.type) {
    case 'text':
      return textData(cells as readonly (string | null)[], nulls)
    case 'category':
      return dictionaryData(cells as readonly (string | null)[], nulls)
    case 'integer':
    case 'number':
      return numberData(cells as readonly (number | null)[], nulls)
    case 'boolean':
      return makeData({ type: new Bool(), ...nulls, data: bits(cells, (cell) => cell === true) })
    case 'date':
      return makeData({
        type: new DateDay(),
        ...nulls,
        data: Int32Array.from(cells, (cell) => Number(cell ?? 0)),
      })
    case 'time':
      return makeData({
        type: new TimestampMillisecond(),
        ...nulls,
        data: BigInt64Array.from(cells, (cell) => BigInt(Math.round(Number(cell ?? 0)))),
      })
    case 'list':
      return listData(cells as readonly (readonly string[] | null)[], nulls)
    case 'shape':
      return binaryData(cells as readonly (Uint8Array | null)[], nulls)
  }
}

interface Nulls {
  length: number
  nullCount: number
  nullBitmap: Uint8Array | null
}

function validity(cells: readonly ColumnCell[]): Nulls {
  let nullCount = 0
  for (const cell of cells) if (cell === null) nullCount++
  const nullBitmap = nullCount === 0 ? null : bits(cells, (cell) => cell !== null)
  return { length: cells.length, nullCount, nullBitmap }
}

function bits(cells: readonly ColumnCell[], isSet: (cell: ColumnCell) => boolean): Uint8Array {
  const bytes = new Uint8Array((cells.length + 7) >> 3)
  for (let i = 0; i < cells.length; i++) {
    if (isSet(cells[i]!)) bytes[i >> 3]! |= 1 << (i & 7)
  }
  return bytes
}

/** Values that come back often are said once. */
const REPEATED = 4

function textData(cells: readonly (string | null)[], nulls: Nulls): Data<DataType> {
  const limit = cells.length / REPEATED
  const distinct = new Set<string>()
  for (const cell of cells) {
    if (cell !== null) distinct.add(cell)
    if (distinct.size > limit) return plainText(cells, nulls)
  }
  return dictionaryData(cells, nulls)
}

function plainText(cells: readonly (string | null)[], nulls: Nulls) {
  return makeData({ type: new Utf8(), ...nulls, ...joined(cells, (cell) => encoder.encode(cell)) })
}

function binaryData(cells: readonly (Uint8Array | null)[], nulls: Nulls) {
  return makeData({ type: new Binary(), ...nulls, ...joined(cells, (cell) => cell) })
}

const encoder = new TextEncoder()

function joined<Cell>(cells: readonly (Cell | null)[], bytesOf: (cell: Cell) => Uint8Array) {
  const valueOffsets = new Int32Array(cells.length + 1)
  const pieces = cells.map((cell) => (cell === null ? NOTHING : bytesOf(cell)))
  pieces.forEach((piece, i) => {
    valueOffsets[i + 1] = valueOffsets[i]! + piece.length
  })
  const data = new Uint8Array(valueOffsets[cells.length]!)
  pieces.forEach((piece, i) => {
    data.set(piece, valueOffsets[i])
  })
  return { valueOffsets, data }
}

const NOTHING = new Uint8Array(0)

/** In order of first appearance. */
function dictionaryData(cells: readonly (string | null)[], nulls: Nulls): Data<DataType> {
  const places = new Map<string, number>()
  const numbers = cells.map((cell) => {
    if (cell === null) return 0
    const known = places.get(cell)
    if (known !== undefined) return known
    places.set(cell, places.size)
    return places.size - 1
  })
  const values = [...places.keys()]
  const dictionary = makeVector(plainText(values, validity(values)))
  const type = values.length < 128 ? new Int8() : values.length < 32_768 ? new Int16() : new Int32()
  return makeData({
    type: new Dictionary(new Utf8(), type),
    ...nulls,
    data: type.ArrayType.from(numbers),
    dictionary,
  })
}

/** Whole numbers take half the room. */
function numberData(cells: readonly (number | null)[], nulls: Nulls): Data<DataType> {
  const isWhole = cells.every((cell) => cell === null || (cell | 0) === cell)
  const numbers = cells.map((cell) => cell ?? 0)
  return isWhole
    ? makeData({ type: new Int32(), ...nulls, data: Int32Array.from(numbers) })
    : makeData({ type: new Float64(), ...nulls, data: Float64Array.from(numbers) })
}

function listData(cells: readonly (readonly string[] | null)[], nulls: Nulls): Data<DataType> {
  const items = cells.flatMap((cell) => cell ?? [])
  const valueOffsets = new Int32Array(cells.length + 1)
  cells.forEach((cell, i) => {
    valueOffsets[i + 1] = valueOffsets[i]! + (cell?.length ?? 0)
  })
  const child = plainText(items, validity(items))
  const type = new List(new Field('item', child.type, true))
  return makeData({ type, ...nulls, valueOffsets, child })
}
