import { fieldAt, followReference, readText, vectorField } from './flat-reader.ts'
import { type DecodedHeader, decodeHeader } from './header.ts'
import { featuresStart } from './reader.ts'
import { GEOMETRY_COLLECTION, LINE_STRING, MULTI_LINE_STRING, MULTI_POINT, POINT } from './types.ts'

/**
 * A tile (or a whole pack) in flat columns, ready to be handed from a worker to the page. Everything is indexed by
 * feature unless said otherwise. Shapes nest by exclusive ends:
 *
 *   feature i = parts partEnds[i-1] … partEnds[i]      (a part: a point, a line, or a polygon with its holes)
 *   part p    = paths pathEnds[p-1] … pathEnds[p]      (a path: a point, a line, a ring; a polygon's first is its outline)
 *   path r    = vertices vertexEnds[r-1] … vertexEnds[r], vertex v = xy[2v], xy[2v+1] (lon, lat)
 *
 * For tiles of single points the three are empty: feature i is vertex i.
 */
export interface TileFeatures {
  size: number
  /** Features are clusters or thinned shapes with `count` and `mix`. */
  overview: boolean
  /** Nothing but single points. */
  pointsOnly: boolean
  /** Geometry type of FlatGeobuf (`types.ts`). */
  types: Uint8Array
  codes: string[]
  /** null where the layer's tiles carry none. */
  names: string[] | null
  class: Uint16Array
  /** All 0 in overviews: see `mix`. */
  state: Uint16Array
  risk: Uint16Array
  /** All 1 in detail tiles. */
  count: Uint32Array
  mix: string[] | null
  xy: Float64Array
  partEnds: Uint32Array
  pathEnds: Uint32Array
  vertexEnds: Uint32Array
}

/** Throws `RangeError` when the bytes are damaged. */
export function decodeTile(bytes: Uint8Array): TileFeatures {
  const header = decodeHeader(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = featureStarts(view, featuresStart(header), bytes.length)
  const columns = columnNumbers(header)
  const size = starts.length
  if (size < header.featuresCount) {
    throw new RangeError(
      `FlatGeobuf: ${header.featuresCount} features are announced, ${size} are there`,
    )
  }
  const tile: TileFeatures = {
    size,
    overview: columns.count !== -1,
    pointsOnly: header.geometryType === POINT,
    types: new Uint8Array(size),
    codes: new Array<string>(size).fill(''),
    names: columns.name === -1 ? null : new Array<string>(size).fill(''),
    class: new Uint16Array(size),
    state: new Uint16Array(size),
    risk: new Uint16Array(size),
    count: new Uint32Array(size).fill(1),
    mix: columns.mix === -1 ? null : new Array<string>(size).fill(''),
    xy: new Float64Array(0),
    partEnds: new Uint32Array(0),
    pathEnds: new Uint32Array(0),
    vertexEnds: new Uint32Array(0),
  }
  for (let i = 0; i < size; i++)
    readProperties(view, followReference(view, starts[i]! + 4), i, columns, header, tile)
  if (tile.pointsOnly) readPoints(view, starts, tile)
  else readShapes(view, starts, header, tile)
  return tile
}

/** Buffers that can be transferred instead of copied between a worker and the page. */
export const transferables = (tile: TileFeatures): ArrayBuffer[] =>
  [
    tile.types,
    tile.class,
    tile.state,
    tile.risk,
    tile.count,
    tile.xy,
    tile.partEnds,
    tile.pathEnds,
    tile.vertexEnds,
  ].map((column) => column.buffer as ArrayBuffer)

function featureStarts(view: DataView, first: number, end: number): number[] {
  const starts: number[] = []
  for (let at = first; at < end; ) {
    starts.push(at)
    at += 4 + view.getUint32(at, true)
    if (at > end) throw new RangeError('FlatGeobuf: a feature is cut short')
  }
  return starts
}

const NAMES = ['code', 'class', 'state', 'risk', 'name', 'count', 'mix'] as const
type ColumnNumbers = Record<(typeof NAMES)[number], number>

function columnNumbers(header: DecodedHeader): ColumnNumbers {
  const number = (name: string) => header.columns.findIndex((column) => column.name === name)
  return Object.fromEntries(NAMES.map((name) => [name, number(name)])) as ColumnNumbers
}

/** Bytes of a value; 0 = its length stands before it. In the order of COLUMN_TYPES. */
const VALUE_BYTES: Readonly<Record<string, number>> = {
  Byte: 1,
  UByte: 1,
  Bool: 1,
  Short: 2,
  UShort: 2,
  Int: 4,
  UInt: 4,
  Float: 4,
  Long: 8,
  ULong: 8,
  Double: 8,
}

function readProperties(
  view: DataView,
  table: number,
  i: number,
  columns: ColumnNumbers,
  header: DecodedHeader,
  tile: TileFeatures,
): void {
  const { at: start, length } = vectorField(view, table, 1, 1)
  const end = start + length
  for (let at = start; at + 2 <= end; ) {
    const column = view.getUint16(at, true)
    let bytes = VALUE_BYTES[header.columns[column]?.type ?? ''] ?? 0
    at += 2
    if (bytes === 0) {
      bytes = view.getUint32(at, true)
      at += 4
      if (column === columns.code) tile.codes[i] = readShortText(view, at, bytes)
      else if (column === columns.mix) tile.mix![i] = readShortText(view, at, bytes)
      else if (column === columns.name) tile.names![i] = readText(view, at, bytes)
    } else if (column === columns.class) tile.class[i] = view.getUint16(at, true)
    else if (column === columns.state) tile.state[i] = view.getUint16(at, true)
    else if (column === columns.risk) tile.risk[i] = view.getUint16(at, true)
    else if (column === columns.count) tile.count[i] = view.getUint32(at, true)
    at += bytes
  }
}

/** Codes are short and ASCII: building them here is faster than a call into the decoder. */
function readShortText(view: DataView, at: number, length: number): string {
  if (length > 32) return readText(view, at, length)
  let text = ''
  for (let i = at; i < at + length; i++) {
    const byte = view.getUint8(i)
    if (byte > 127) return readText(view, at, length)
    text += String.fromCharCode(byte)
  }
  return text
}

function readPoints(view: DataView, starts: readonly number[], tile: TileFeatures): void {
  tile.types.fill(POINT)
  tile.xy = new Float64Array(starts.length * 2)
  starts.forEach((start, i) => {
    const feature = followReference(view, start + 4)
    const { at, length } = vectorField(view, followReference(view, fieldAt(view, feature, 0)), 1, 8)
    tile.xy[i * 2] = length === 0 ? Number.NaN : view.getFloat64(at, true)
    tile.xy[i * 2 + 1] = length === 0 ? Number.NaN : view.getFloat64(at + 8, true)
  })
}

interface Collected {
  xy: number[]
  vertexEnds: number[]
  pathEnds: number[]
}

function readShapes(
  view: DataView,
  starts: readonly number[],
  header: DecodedHeader,
  tile: TileFeatures,
): void {
  const collected: Collected = { xy: [], vertexEnds: [], pathEnds: [] }
  tile.partEnds = new Uint32Array(starts.length)
  starts.forEach((start, i) => {
    const feature = followReference(view, start + 4)
    const slot = fieldAt(view, feature, 0)
    if (slot !== 0) {
      const geometry = followReference(view, slot)
      const type = typeOf(view, geometry) || header.geometryType
      tile.types[i] = type
      readParts(view, geometry, type, collected)
    }
    tile.partEnds[i] = collected.pathEnds.length
  })
  tile.xy = Float64Array.from(collected.xy)
  tile.vertexEnds = Uint32Array.from(collected.vertexEnds)
  tile.pathEnds = Uint32Array.from(collected.pathEnds)
}

function typeOf(view: DataView, geometry: number): number {
  const at = fieldAt(view, geometry, 6)
  return at === 0 ? 0 : view.getUint8(at)
}

const MAX_DEPTH = 16

function readParts(
  view: DataView,
  geometry: number,
  type: number,
  collected: Collected,
  depth = 0,
): void {
  const parts = vectorField(view, geometry, 7, 4)
  if (parts.length > 0 && depth < MAX_DEPTH) {
    for (let i = 0; i < parts.length; i++) {
      const part = followReference(view, parts.at + i * 4)
      const partType = typeOf(view, part) || (type === GEOMETRY_COLLECTION ? 0 : type)
      readParts(view, part, partType, collected, depth + 1)
    }
    return
  }
  const xy = vectorField(view, geometry, 1, 8)
  const ends = vectorField(view, geometry, 0, 4)
  const firstVertex = collected.xy.length / 2
  for (let i = 0; i < xy.length; i++) collected.xy.push(view.getFloat64(xy.at + i * 8, true))
  const eachAPart = type === MULTI_LINE_STRING || type === MULTI_POINT || type === LINE_STRING
  const paths = type === MULTI_POINT ? xy.length / 2 : Math.max(1, ends.length)
  for (let i = 0; i < paths; i++) {
    const end =
      type === MULTI_POINT
        ? i + 1
        : ends.length === 0
          ? xy.length / 2
          : view.getUint32(ends.at + i * 4, true)
    collected.vertexEnds.push(firstVertex + end)
    if (eachAPart || i === paths - 1) collected.pathEnds.push(collected.vertexEnds.length)
  }
}
