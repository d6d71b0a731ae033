import type { GeoArrowEncoding } from './geo-columns.ts'

const TYPES: Readonly<Record<GeoArrowEncoding, string>> = {
  point: 'Point',
  linestring: 'LineString',
  polygon: 'Polygon',
  multipoint: 'MultiPoint',
  multilinestring: 'MultiLineString',
  multipolygon: 'MultiPolygon',
}

/** GeoArrow’s native encodings: lists of lists down to `{ x, y }`. */
export function geoArrowGeometry(value: unknown, encoding: GeoArrowEncoding): unknown {
  if (value === null || value === undefined) return null
  return { type: TYPES[encoding], coordinates: positions(value) }
}

function positions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(positions)
  if (value instanceof Float64Array) return [value[0], value[1]]
  if (typeof value !== 'object' || value === null) return value
  const { x, y } = value as { x?: unknown; y?: unknown }
  return [x, y]
}
