import type { LonLat } from '../../../data/contracts/index.ts'

const METRES_PER_DEGREE = 111_320

/** Metres east and south of a place: flat enough for a few hundred of them. */
export interface Plane {
  x(lonLat: LonLat): number
  y(lonLat: LonLat): number
  lonLat(x: number, y: number): LonLat
}

export function planeAround([lon0, lat0]: LonLat): Plane {
  const east = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180)
  return {
    x: ([lon]) => (lon - lon0) * east,
    y: ([, lat]) => (lat0 - lat) * METRES_PER_DEGREE,
    lonLat: (x, y) => [lon0 + x / east, lat0 - y / METRES_PER_DEGREE],
  }
}

export function pathOf(plane: Plane, points: readonly LonLat[], isClosed: boolean): string {
  const parts = points.map((point) => `${plane.x(point).toFixed(1)} ${plane.y(point).toFixed(1)}`)
  return parts.length === 0 ? '' : `M${parts.join('L')}${isClosed ? 'Z' : ''}`
}
