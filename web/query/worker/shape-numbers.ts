import { type Data, Int32, makeData, type Table } from 'apache-arrow'
import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import { textsOf } from '../columns/prepare-part.ts'
import { shapeOf } from '../geometry/shape.ts'
import type { AreaInput, ShapeStore } from './shape-store.ts'

/** Keeps a part's lines and polygons; answers the numbers that stand for them, null for points. */
export function shapeNumbers(
  shapes: ShapeStore,
  dataset: DatasetDefinition,
  subdistrict: string,
  table: Table,
): Data<Int32> | null {
  const geometries = table.getChild('shape')
  if (geometries === null) return null
  const codeOf = reader(table, 'code')
  const levelOf = dataset.name === 'divisions' ? reader(table, 'level') : undefined
  const areas = Array.from({ length: table.numRows }, (_, row): AreaInput | null => {
    const wkb: Uint8Array | null = geometries.get(row)
    const shape = wkb === null ? null : shapeOf(decodeWkb(wkb))
    return shape && { code: String(codeOf(row)), shape, level: levelOf?.(row) ?? null }
  })
  return withUnknown(shapes.setAreas(dataset.name, subdistrict, areas))
}

/** The values of a prepared column, which may hold numbers for them. */
function reader(table: Table, name: string): (row: number) => string | null {
  const vector = table.getChild(name)
  const field = table.schema.fields.find((one) => one.name === name)
  const texts = field && textsOf(field)
  return (row) => {
    const value: string | number | null = vector?.get(row) ?? null
    return typeof value === 'number' ? (texts?.[value - 1] ?? null) : value
  }
}

/** −1 = unknown. */
function withUnknown(numbers: Int32Array): Data<Int32> {
  const nullBitmap = new Uint8Array((numbers.length + 7) >> 3)
  numbers.forEach((number, i) => {
    if (number >= 0) nullBitmap[i >> 3]! |= 1 << (i & 7)
  })
  const nullCount = numbers.filter((number) => number < 0).length
  return makeData({
    type: new Int32(),
    length: numbers.length,
    nullCount,
    nullBitmap,
    data: numbers,
  })
}
