import type { Geometry, Position } from 'geojson'

/** Well-known text (OGC 06-103r4 §7), plane coordinates only. */
export function formatWkt(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length === 0
        ? 'POINT EMPTY'
        : `POINT ${path([geometry.coordinates])}`
    case 'LineString':
      return `LINESTRING ${path(geometry.coordinates)}`
    case 'Polygon':
      return `POLYGON ${list(geometry.coordinates.map(path))}`
    case 'MultiPoint':
      return `MULTIPOINT ${list(geometry.coordinates.map((point) => path([point])))}`
    case 'MultiLineString':
      return `MULTILINESTRING ${list(geometry.coordinates.map(path))}`
    case 'MultiPolygon':
      return `MULTIPOLYGON ${list(geometry.coordinates.map((rings) => list(rings.map(path))))}`
    case 'GeometryCollection':
      return `GEOMETRYCOLLECTION ${list(geometry.geometries.map(formatWkt))}`
  }
}

const path = (positions: readonly Position[]) => list(positions.map(([x, y]) => `${x} ${y}`))

const list = (items: readonly string[]) => (items.length === 0 ? 'EMPTY' : `(${items.join(', ')})`)
