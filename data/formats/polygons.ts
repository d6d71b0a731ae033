import type { Position } from 'geojson'
import { isInRing } from './readers/group-rings.ts'
import { decodeWkb } from './wkb.ts'

/** Rings by polygon, the outer one first; none of what is no area. */
export function polygonsOf(wkb: Buffer): Position[][][] {
  const geometry = decodeWkb(wkb)
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

/** Inside of an outer ring and in none of its holes. */
export const isInPolygons = (polygons: Position[][][], lonLat: readonly number[]): boolean =>
  polygons.some((rings) => rings.every((ring, i) => isInRing(lonLat, ring) === (i === 0)))
