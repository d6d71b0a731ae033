import {
  Field,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
} from 'apache-arrow'
import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import { shapeOf } from '../geometry/shape.ts'
import type { AreaInput, ShapeStore } from './shape-store.ts'

/** Keeps a part's lines and polygons; in the stream stand numbers instead of them. */
export function shapesToNumbers(
  shapes: ShapeStore,
  dataset: DatasetDefinition,
  subdistrict: string,
  bytes: Uint8Array,
): Uint8Array {
  const table = tableFromIPC(bytes)
  const geometries = table.getChild('shape')
  const codes = table.getChild('code')
  if (geometries === null || codes === null) return bytes
  const levels = dataset.name === 'divisions' ? table.getChild('level') : null
  const areas = Array.from({ length: table.numRows }, (_, row): AreaInput | null => {
    const wkb: Uint8Array | null = geometries.get(row)
    const shape = wkb === null ? null : shapeOf(decodeWkb(wkb))
    return shape && { code: String(codes.get(row)), shape, level: levels?.get(row) }
  })
  const numbers = shapes.setAreas(dataset.name, subdistrict, areas)
  return tableToIPC(withNumbers(table, numbers), 'stream')
}

/** −1 = unknown. */
function withNumbers(table: Table, numbers: Int32Array): Table {
  const nullCount = numbers.filter((number) => number < 0).length
  const shape = makeData({
    type: new Int32(),
    length: numbers.length,
    nullCount,
    nullBitmap: nullCount === 0 ? null : bitsOf(numbers, (number) => number >= 0),
    data: numbers,
  })
  const children = table.schema.fields.map(({ name }, i) =>
    name === 'shape' ? shape : table.getChildAt(i)!.data[0]!,
  )
  const fields = table.schema.fields.map(({ name }, i) => new Field(name, children[i]!.type, true))
  const schema = new Schema(fields)
  const length = numbers.length
  const struct = makeData({ type: new Struct(fields), length, nullCount: 0, children })
  return new Table(schema, [new RecordBatch(schema, struct)])
}

function bitsOf(numbers: Int32Array, isSet: (number: number) => boolean): Uint8Array {
  const bytes = new Uint8Array((numbers.length + 7) >> 3)
  numbers.forEach((number, i) => {
    if (isSet(number)) bytes[i >> 3]! |= 1 << (i & 7)
  })
  return bytes
}
