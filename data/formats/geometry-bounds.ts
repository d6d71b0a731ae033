import type { Geometry } from 'geojson'
import type { Bounds } from '../contracts/index.ts'

/** [west, south, east, north] in the units of the geometry. */
export function geometryBounds(geometry: Geometry): Bounds {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) widen(bounds, geometryBounds(part))
    return bounds
  }
  visit(geometry.coordinates, bounds)
  return bounds
}

type Nested = readonly (number | Nested)[]

function visit(coordinates: Nested, bounds: [number, number, number, number]): void {
  const [x, y] = coordinates
  if (typeof x === 'number' && typeof y === 'number') widen(bounds, [x, y, x, y])
  else for (const part of coordinates) if (typeof part === 'object') visit(part, bounds)
}

function widen(bounds: [number, number, number, number], other: Bounds): void {
  bounds[0] = Math.min(bounds[0], other[0])
  bounds[1] = Math.min(bounds[1], other[1])
  bounds[2] = Math.max(bounds[2], other[2])
  bounds[3] = Math.max(bounds[3], other[3])
}
