import type { Polygon, Position } from 'geojson'
import type { LonLat, Ring } from '../../../data/contracts/index.ts'
import { isInPolygons, polygonsOf } from '../../../data/formats/polygons.ts'
import { decodeWkb, encodeWkb } from '../../../data/formats/wkb.ts'

const HALF_SIDE_M = 5
const METRES_A_DEGREE = 111_320

/** Outline as WKB, lon-lat; closed if it was not. */
export function ringWkb(ring: Ring): Buffer {
  const [first] = ring
  const last = ring.at(-1)
  const isClosed = first && last && first[0] === last[0] && first[1] === last[1]
  const closed = (isClosed || !first ? ring : [...ring, first]).map(([lon, lat]) => [lon, lat])
  return Buffer.from(encodeWkb({ type: 'Polygon', coordinates: [closed] }))
}

/** Stands for a building whose outline nobody has drawn: 10 m × 10 m. */
export function squareAt(lon: number, lat: number): Ring {
  const dLat = HALF_SIDE_M / METRES_A_DEGREE
  const dLon = dLat / Math.cos((lat * Math.PI) / 180)
  return [
    [lon - dLon, lat - dLat],
    [lon + dLon, lat - dLat],
    [lon + dLon, lat + dLat],
    [lon - dLon, lat + dLat],
    [lon - dLon, lat - dLat],
  ]
}

export function shiftWkb(wkb: Buffer, dLon: number, dLat: number): Buffer {
  const geometry = decodeWkb(wkb)
  const shift = ([lon = 0, lat = 0, ...rest]: Position): Position => [
    lon + dLon,
    lat + dLat,
    ...rest,
  ]
  const shiftRings = (rings: Polygon['coordinates']) => rings.map((ring) => ring.map(shift))
  if (geometry.type === 'Polygon') {
    const coordinates = shiftRings(geometry.coordinates)
    return Buffer.from(encodeWkb({ type: 'Polygon', coordinates }))
  }
  if (geometry.type !== 'MultiPolygon') return wkb
  const coordinates = geometry.coordinates.map(shiftRings)
  return Buffer.from(encodeWkb({ type: 'MultiPolygon', coordinates }))
}

export const isInOutline = (wkb: Buffer, lonLat: LonLat): boolean =>
  isInPolygons(polygonsOf(wkb), lonLat)

/** The outer ring of an outline, of several polygons the first. */
export function outerRing(wkb: Buffer): Ring | null {
  const ring = polygonsOf(wkb)[0]?.[0]
  return ring ? ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat]) : null
}
