import type { LonLat } from '../contracts/index.ts'

/** Metres east and north of the middle of the district. */
export type Point = readonly [x: number, y: number]
export type Ring = readonly Point[]

/** Middle of the district, CGCS2000. */
export const ORIGIN: LonLat = [120.02, 30.27]
/** Length of a degree at the origin on the CGCS2000 ellipsoid; off by < 0.2 % at the district's edge. */
const METRES_PER_DEGREE_LON = 96_210
const METRES_PER_DEGREE_LAT = 110_860

/** Rounded to 1e-7° (1 cm): what two neighbours share they share to the last bit. */
export function toLonLat([x, y]: Point): LonLat {
  return [
    Math.round((ORIGIN[0] + x / METRES_PER_DEGREE_LON) * 1e7) / 1e7,
    Math.round((ORIGIN[1] + y / METRES_PER_DEGREE_LAT) * 1e7) / 1e7,
  ]
}

export function fromLonLat([lon, lat]: LonLat): Point {
  return [(lon - ORIGIN[0]) * METRES_PER_DEGREE_LON, (lat - ORIGIN[1]) * METRES_PER_DEGREE_LAT]
}

export function distanceM(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
}

export function ringAreaM2(ring: Ring): number {
  let doubled = 0
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[(i + 1) % ring.length]!
    doubled += ax * by - bx * ay
  }
  return doubled / 2
}

export function insideRing([x, y]: Point, ring: Ring): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Distance of a point from a segment, metres. */
export function distanceToSegmentM(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const lengthSquared = dx * dx + dy * dy
  const along =
    lengthSquared === 0
      ? 0
      : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / lengthSquared))
  return distanceM(p, [a[0] + along * dx, a[1] + along * dy])
}
