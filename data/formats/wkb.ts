import type { Geometry, GeometryCollection, Position } from 'geojson'

/**
 * Well-known binary (OGC 06-103r4 §8): how geometries lie in the database. Written as little-endian XY, lon-lat;
 * read in either byte order, ISO or PostGIS flavour, with Z kept and M dropped.
 */
export function encodeWkb(geometry: Geometry): Uint8Array {
  const cursor: WriteCursor = { view: new DataView(new ArrayBuffer(byteLength(geometry))), at: 0 }
  writeGeometry(cursor, geometry)
  return new Uint8Array(cursor.view.buffer)
}

/** Throws `RangeError` when the bytes are cut short or of a type that GeoJSON has no word for. */
export function decodeWkb(bytes: Uint8Array): Geometry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return readGeometry({ view, at: 0 })
}

const TYPES = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const
const POINT_BYTES = 16
const HEAD_BYTES = 5
/** PostGIS marks Z, M and a leading SRID in the high bits of the type; ISO adds 1000, 2000, 3000. */
const EWKB_Z = 0x80000000
const EWKB_M = 0x40000000
const EWKB_SRID = 0x20000000

interface WriteCursor {
  view: DataView
  at: number
}

interface ReadCursor {
  view: DataView
  at: number
}

interface Shape {
  little: boolean
  hasZ: boolean
  hasM: boolean
}

type Nested = Exclude<Geometry, GeometryCollection>

function byteLength(geometry: Geometry): number {
  if (geometry.type === 'GeometryCollection') {
    return geometry.geometries.reduce((sum, part) => sum + byteLength(part), HEAD_BYTES + 4)
  }
  return HEAD_BYTES + bodyLength(geometry)
}

function bodyLength(geometry: Nested): number {
  switch (geometry.type) {
    case 'Point':
      return POINT_BYTES
    case 'LineString':
      return pathLength(geometry.coordinates)
    case 'Polygon':
      return pathsLength(geometry.coordinates)
    case 'MultiPoint':
      return 4 + geometry.coordinates.length * (HEAD_BYTES + POINT_BYTES)
    case 'MultiLineString':
      return geometry.coordinates.reduce((sum, path) => sum + HEAD_BYTES + pathLength(path), 4)
    case 'MultiPolygon':
      return geometry.coordinates.reduce((sum, rings) => sum + HEAD_BYTES + pathsLength(rings), 4)
  }
}

const pathLength = (path: readonly Position[]) => 4 + path.length * POINT_BYTES

const pathsLength = (paths: readonly Position[][]) =>
  paths.reduce((sum, path) => sum + pathLength(path), 4)

function writeGeometry(cursor: WriteCursor, geometry: Geometry): void {
  cursor.view.setUint8(cursor.at, 1)
  cursor.at += 1
  writeUint32(cursor, TYPES.indexOf(geometry.type) + 1)
  if (geometry.type === 'Point') writePosition(cursor, geometry.coordinates)
  else if (geometry.type === 'LineString') writePath(cursor, geometry.coordinates)
  else if (geometry.type === 'Polygon') writePaths(cursor, geometry.coordinates)
  else if (geometry.type === 'GeometryCollection') writeParts(cursor, geometry.geometries)
  else writeParts(cursor, partsOf(geometry))
}

type Multi = Extract<Geometry, { type: `Multi${string}` }>

function partsOf(geometry: Multi): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
  }
}

function writeParts(cursor: WriteCursor, parts: readonly Geometry[]): void {
  writeUint32(cursor, parts.length)
  for (const part of parts) writeGeometry(cursor, part)
}

function writePaths(cursor: WriteCursor, paths: readonly Position[][]): void {
  writeUint32(cursor, paths.length)
  for (const path of paths) writePath(cursor, path)
}

function writePath(cursor: WriteCursor, path: readonly Position[]): void {
  writeUint32(cursor, path.length)
  for (const position of path) writePosition(cursor, position)
}

function writePosition(cursor: WriteCursor, position: Position): void {
  // An empty point is written as NaN NaN, as every other writer does.
  cursor.view.setFloat64(cursor.at, position[0] ?? Number.NaN, true)
  cursor.view.setFloat64(cursor.at + 8, position[1] ?? Number.NaN, true)
  cursor.at += POINT_BYTES
}

function writeUint32(cursor: WriteCursor, value: number): void {
  cursor.view.setUint32(cursor.at, value, true)
  cursor.at += 4
}

function readGeometry(cursor: ReadCursor): Geometry {
  const little = cursor.view.getUint8(cursor.at) === 1
  cursor.at += 1
  const raw = readUint32(cursor, little)
  if ((raw & EWKB_SRID) !== 0) cursor.at += 4
  const plain = raw & 0x0fffffff
  const dimension = Math.floor(plain / 1000)
  const shape = {
    little,
    hasZ: (raw & EWKB_Z) !== 0 || dimension === 1 || dimension === 3,
    hasM: (raw & EWKB_M) !== 0 || dimension === 2 || dimension === 3,
  }
  return readBody(cursor, shape, plain % 1000)
}

function readBody(cursor: ReadCursor, shape: Shape, code: number): Geometry {
  const type = TYPES[code - 1]
  switch (type) {
    case 'Point': {
      const position = readPosition(cursor, shape)
      return { type, coordinates: Number.isNaN(position[0]) ? [] : position }
    }
    case 'LineString':
      return { type, coordinates: readPath(cursor, shape) }
    case 'Polygon':
      return { type, coordinates: readPaths(cursor, shape) }
    case 'GeometryCollection':
      return { type, geometries: readMembers(cursor, shape) }
    case 'MultiPoint':
      return { type, coordinates: readMembers(cursor, shape).map((part) => partOf(part, 'Point')) }
    case 'MultiLineString':
      return {
        type,
        coordinates: readMembers(cursor, shape).map((part) => partOf(part, 'LineString')),
      }
    case 'MultiPolygon':
      return {
        type,
        coordinates: readMembers(cursor, shape).map((part) => partOf(part, 'Polygon')),
      }
    default:
      throw new RangeError(`WKB geometry type ${code} has no GeoJSON counterpart`)
  }
}

interface Parts {
  Point: Position
  LineString: Position[]
  Polygon: Position[][]
}

function partOf<Type extends keyof Parts>(part: Geometry, type: Type): Parts[Type] {
  if (part.type !== type) throw new RangeError(`WKB: a ${part.type} inside a Multi${type}`)
  return part.coordinates as Parts[Type]
}

function readMembers(cursor: ReadCursor, shape: Shape): Geometry[] {
  const count = readCount(cursor, shape, HEAD_BYTES)
  return Array.from({ length: count }, () => readGeometry(cursor))
}

function readPaths(cursor: ReadCursor, shape: Shape): Position[][] {
  const count = readCount(cursor, shape, 4)
  return Array.from({ length: count }, () => readPath(cursor, shape))
}

function readPath(cursor: ReadCursor, shape: Shape): Position[] {
  const count = readCount(cursor, shape, POINT_BYTES)
  const path = new Array<Position>(count)
  for (let i = 0; i < count; i++) path[i] = readPosition(cursor, shape)
  return path
}

function readPosition(cursor: ReadCursor, { little, hasZ, hasM }: Shape): Position {
  const { view, at } = cursor
  cursor.at += POINT_BYTES + (hasZ ? 8 : 0) + (hasM ? 8 : 0)
  const x = view.getFloat64(at, little)
  const y = view.getFloat64(at + 8, little)
  return hasZ ? [x, y, view.getFloat64(at + 16, little)] : [x, y]
}

/** A count that the bytes left cannot hold is refused before anything is allocated for it. */
function readCount(cursor: ReadCursor, shape: Shape, bytesEach: number): number {
  const count = readUint32(cursor, shape.little)
  const left = cursor.view.byteLength - cursor.at
  if (count * bytesEach > left) {
    throw new RangeError(`WKB says ${count} parts where only ${left} bytes are left`)
  }
  return count
}

function readUint32(cursor: ReadCursor, little: boolean): number {
  const value = cursor.view.getUint32(cursor.at, little)
  cursor.at += 4
  return value
}
