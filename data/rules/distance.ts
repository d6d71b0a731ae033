import type { LonLat } from '../contracts/index.ts'

const EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

/** On the sphere (haversine): good to half a percent, which no threshold here notices. */
export function distanceM([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const a =
    Math.sin(((latB - latA) * RADIANS) / 2) ** 2 +
    Math.cos(latA * RADIANS) *
      Math.cos(latB * RADIANS) *
      Math.sin(((lonB - lonA) * RADIANS) / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)))
}
