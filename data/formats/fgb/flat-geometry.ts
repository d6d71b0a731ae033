import type { Geometry, GeometryCollection, Position } from 'geojson'
import {
  type Envelope,
  GEOMETRY_COLLECTION,
  GEOMETRY_TYPES,
  LINE_STRING,
  MULTI_LINE_STRING,
  MULTI_POINT,
  MULTI_POLYGON,
  POINT,
  POLYGON,
  TRIANGLE,
} from './types.ts'

/**
 * A geometry as FlatGeobuf holds it: coordinates in one row, `x0 y0 x1 y1 …`. Heights are not carried: the map is flat.
 * Lines of a MultiLineString and rings of a Polygon are told apart by `ends` (in vertices, exclusive; null = a single
 * one), polygons of a MultiPolygon and members of a collection are `parts`.
 */
export interface FlatGeometry {
  type: number
  xy: Float64Array
  ends: Uint32Array | null
  parts: readonly FlatGeometry[] | null
}

export function flatPoint(x: number, y: number): FlatGeometry {
  return { type: POINT, xy: Float64Array.of(x, y), ends: null, parts: null }
}

export function fromGeoJson(geometry: Geometry): FlatGeometry {
  switch (geometry.type) {
    case 'Point':
      return simple(POINT, [geometry.coordinates])
    case 'MultiPoint':
      return simple(MULTI_POINT, geometry.coordinates)
    case 'LineString':
      return simple(LINE_STRING, geometry.coordinates)
    case 'MultiLineString':
      return joined(MULTI_LINE_STRING, geometry.coordinates)
    case 'Polygon':
      return joined(POLYGON, geometry.coordinates)
    case 'MultiPolygon':
      return grouped(
        MULTI_POLYGON,
        geometry.coordinates.map((rings) => joined(POLYGON, rings)),
      )
    case 'GeometryCollection':
      return grouped(GEOMETRY_COLLECTION, geometry.geometries.map(fromGeoJson))
  }
}

/** Throws `RangeError` for curves and surfaces, which GeoJSON has no word for. */
export function toGeoJson(flat: FlatGeometry): Geometry {
  const paths = () => pathsOf(flat)
  switch (flat.type) {
    case POINT:
      return { type: 'Point', coordinates: positions(flat.xy, 0, flat.xy.length / 2)[0] ?? [] }
    case MULTI_POINT:
      return { type: 'MultiPoint', coordinates: positions(flat.xy, 0, flat.xy.length / 2) }
    case LINE_STRING:
      return { type: 'LineString', coordinates: positions(flat.xy, 0, flat.xy.length / 2) }
    case MULTI_LINE_STRING:
      return { type: 'MultiLineString', coordinates: paths() }
    case POLYGON:
    case TRIANGLE:
      return { type: 'Polygon', coordinates: paths() }
    case MULTI_POLYGON:
      return { type: 'MultiPolygon', coordinates: (flat.parts ?? []).map(pathsOf) }
    case GEOMETRY_COLLECTION:
      return collection(flat)
    default:
      throw new RangeError(
        `FlatGeobuf: geometry type ${GEOMETRY_TYPES[flat.type] ?? flat.type} is not supported`,
      )
  }
}

/** [∞, ∞, -∞, -∞] for an empty geometry. */
export function envelopeOf(flat: FlatGeometry): Envelope {
  let minX = Number.POSITIVE_INFINITY
  let minY = Number.POSITIVE_INFINITY
  let maxX = Number.NEGATIVE_INFINITY
  let maxY = Number.NEGATIVE_INFINITY
  const { xy } = flat
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i]!
    const y = xy[i + 1]!
    if (x < minX) minX = x
    if (x > maxX) maxX = x
    if (y < minY) minY = y
    if (y > maxY) maxY = y
  }
  for (const part of flat.parts ?? []) {
    const inner = envelopeOf(part)
    minX = Math.min(minX, inner[0])
    minY = Math.min(minY, inner[1])
    maxX = Math.max(maxX, inner[2])
    maxY = Math.max(maxY, inner[3])
  }
  return [minX, minY, maxX, maxY]
}

/** Vertex ranges of the paths (rings, lines): `[start, end)` pairs. */
export function pathRanges(flat: FlatGeometry): (readonly [start: number, end: number])[] {
  if (flat.ends === null) return flat.xy.length === 0 ? [] : [[0, flat.xy.length / 2]]
  let start = 0
  return Array.from(flat.ends, (end) => {
    const range = [start, end] as const
    start = end
    return range
  })
}

function simple(type: number, path: readonly Position[]): FlatGeometry {
  const xy = new Float64Array(path.length * 2)
  fill(xy, 0, path)
  return { type, xy: path[0]?.length === 0 ? new Float64Array(0) : xy, ends: null, parts: null }
}

function joined(type: number, paths: readonly Position[][]): FlatGeometry {
  const xy = new Float64Array(paths.reduce((sum, path) => sum + path.length * 2, 0))
  const ends = new Uint32Array(paths.length)
  let at = 0
  paths.forEach((path, i) => {
    at = fill(xy, at, path)
    ends[i] = at / 2
  })
  return { type, xy, ends: paths.length === 1 ? null : ends, parts: null }
}

function grouped(type: number, parts: readonly FlatGeometry[]): FlatGeometry {
  return { type, xy: new Float64Array(0), ends: null, parts }
}

function fill(xy: Float64Array, at: number, path: readonly Position[]): number {
  let to = at
  for (const position of path) {
    xy[to] = position[0] ?? Number.NaN
    xy[to + 1] = position[1] ?? Number.NaN
    to += 2
  }
  return to
}

function positions(xy: Float64Array, start: number, end: number): Position[] {
  const path: Position[] = []
  // Thousands of millions of vertices that are not there would end the whole process.
  if (end * 2 > xy.length) throw new RangeError('FlatGeobuf: a path ends behind its vertices')
  for (let i = start; i < end; i++) path.push([xy[i * 2]!, xy[i * 2 + 1]!])
  return path
}

function pathsOf(flat: FlatGeometry): Position[][] {
  return pathRanges(flat).map(([start, end]) => positions(flat.xy, start, end))
}

function collection(flat: FlatGeometry): GeometryCollection {
  return { type: 'GeometryCollection', geometries: (flat.parts ?? []).map(toGeoJson) }
}
