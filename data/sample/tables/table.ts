import type { Position } from 'geojson'
import { encodeWkb } from '../../formats/wkb.ts'
import { type Point, type Ring, ringAreaM2, toLonLat } from '../plane.ts'

export type Value =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | Date
  | readonly string[]
  | object

/** Rows of one table, in the order of its columns; made while they are read. */
export interface SampleTable {
  name: string
  columns: readonly string[]
  rows(): Iterable<readonly Value[]>
}

const position = (point: Point): Position => {
  const [lon, lat] = toLonLat(point)
  return [lon, lat]
}

/** Closed, outer rings anticlockwise, holes clockwise (OGC 06-103r4 §6.1.11). */
export function polygonWkb(rings: readonly Ring[]): Uint8Array {
  const coordinates = rings.map((ring, k) => {
    const wanted = k === 0 ? 1 : -1
    const turned = ringAreaM2(ring) * wanted < 0 ? [...ring].reverse() : ring
    return [...turned, turned[0]!].map(position)
  })
  return encodeWkb({ type: 'Polygon', coordinates })
}

export function polygonsWkb(polygons: readonly (readonly Ring[])[]): Uint8Array {
  if (polygons.length === 1) return polygonWkb(polygons[0]!)
  return encodeWkb({
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring) => [...ring, ring[0]!].map(position))),
  })
}

export const lineWkb = (points: readonly Point[]) =>
  encodeWkb({ type: 'LineString', coordinates: points.map(position) })
