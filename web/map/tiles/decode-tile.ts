import { fieldAt, followReference, vectorField } from '../../../data/formats/fgb/flat-reader.ts'
import { decodeHeader } from '../../../data/formats/fgb/header.ts'
import { eachProperty, readValue } from '../../../data/formats/fgb/properties.ts'
import { featuresStart } from '../../../data/formats/fgb/reader.ts'
import type { Column, PropertyValue } from '../../../data/formats/fgb/types.ts'
import { worldX, worldY } from './mercator.ts'
import type { TileAddress } from './tile-address.ts'

/** The columns of one data tile, side by side. Coordinates are in widths of the tile, y down from its top left. */
export interface DecodedTile {
  length: number
  codes: string[]
  names: string[]
  class: Uint16Array
  state: Uint16Array
  risk: Uint8Array
  /** How many things an overview feature stands for; 1 for detail features. */
  count: Uint32Array
  mix: string[]
  /** All coordinates; a feature's parts (points, lines, rings) are `partEnds[i - 1] … partEnds[i]`. */
  xy: Float32Array
  partEnds: Uint32Array
  /** Index of the first part of each feature, and one past the last. */
  featureParts: Uint32Array
  overview: boolean
}

/** Reads into columns without making an object per feature. Throws `RangeError` where the bytes are damaged. */
export function decodeTile(bytes: ArrayBuffer, tile: TileAddress): DecodedTile {
  const header = decodeHeader(new Uint8Array(bytes))
  const view = new DataView(bytes)
  const tables = featureTables(view, featuresStart(header))
  const length = tables.length
  const decoded: DecodedTile = {
    length,
    codes: new Array<string>(length).fill(''),
    names: new Array<string>(length).fill(''),
    class: new Uint16Array(length),
    state: new Uint16Array(length),
    risk: new Uint8Array(length),
    count: new Uint32Array(length).fill(1),
    mix: new Array<string>(length).fill(''),
    xy: new Float32Array(0),
    partEnds: new Uint32Array(0),
    featureParts: new Uint32Array(length + 1),
    overview: header.columns.some((column) => column.name === 'count'),
  }
  readColumns(view, tables, header.columns, decoded)
  readGeometries(view, tables, tile, decoded)
  return decoded
}

function featureTables(view: DataView, start: number): number[] {
  const tables: number[] = []
  for (let at = start; at < view.byteLength; at += 4 + view.getUint32(at, true)) {
    tables.push(followReference(view, at + 4))
  }
  return tables
}

function readColumns(
  view: DataView,
  tables: readonly number[],
  columns: readonly Column[],
  into: DecodedTile,
) {
  const setters = columns.map((column) => setterOf(into, column.name))
  for (const [i, table] of tables.entries()) {
    const { at, length } = vectorField(view, table, 1, 1)
    eachProperty(view, at, length, columns, (number, valueAt, byteLength) => {
      setters[number]!(i, readValue(view, columns[number]!.type, valueAt, byteLength))
    })
  }
}

type Setter = (feature: number, value: PropertyValue) => void

function setterOf(tile: DecodedTile, column: string): Setter {
  const texts = { code: tile.codes, name: tile.names, mix: tile.mix }[column]
  if (texts) {
    return (i, value) => {
      texts[i] = String(value)
    }
  }
  const numbers = { class: tile.class, state: tile.state, risk: tile.risk, count: tile.count }[
    column
  ]
  return (i, value) => {
    if (numbers) numbers[i] = Number(value)
  }
}

function readGeometries(view: DataView, tables: number[], tile: TileAddress, into: DecodedTile) {
  const scale = 2 ** tile.z
  const xy: number[] = []
  const partEnds: number[] = []
  const addPart = (from: number, count: number) => {
    for (let i = 0; i < count; i++) {
      const at = from + 16 * i
      xy.push(worldX(view.getFloat64(at, true)) * scale - tile.x)
      xy.push(worldY(view.getFloat64(at + 8, true)) * scale - tile.y)
    }
    partEnds.push(xy.length / 2)
  }
  for (const [i, table] of tables.entries()) {
    into.featureParts[i] = partEnds.length
    const geometry = fieldAt(view, table, 0)
    if (geometry !== 0) readGeometry(view, followReference(view, geometry), addPart)
  }
  into.featureParts[tables.length] = partEnds.length
  into.xy = Float32Array.from(xy)
  into.partEnds = Uint32Array.from(partEnds)
}

function readGeometry(
  view: DataView,
  table: number,
  addPart: (from: number, count: number) => void,
) {
  const parts = vectorField(view, table, 7, 4)
  for (let i = 0; i < parts.length; i++) {
    readGeometry(view, followReference(view, parts.at + 4 * i), addPart)
  }
  const xy = vectorField(view, table, 1, 8)
  if (xy.length === 0) return
  const ends = vectorField(view, table, 0, 4)
  if (ends.length === 0) {
    addPart(xy.at, xy.length / 2)
    return
  }
  let from = 0
  for (let i = 0; i < ends.length; i++) {
    const to = view.getUint32(ends.at + 4 * i, true)
    addPart(xy.at + 16 * from, to - from)
    from = to
  }
}
