import type { LonLat } from '../../contracts/index.ts'

const METRES_A_DEGREE = 111_320
const CORNERS = 64

/** A circle as the server searches and the map draws it: corners on the circle, so up to 0.2 % smaller. Not closed. */
export function circleRing([lon, lat]: LonLat, radiusM: number): LonLat[] {
  const dLat = radiusM / METRES_A_DEGREE
  const dLon = dLat / Math.cos((lat * Math.PI) / 180)
  return Array.from({ length: CORNERS }, (_, i): LonLat => {
    const angle = (i / CORNERS) * 2 * Math.PI
    return [lon + Math.cos(angle) * dLon, lat + Math.sin(angle) * dLat]
  })
}
