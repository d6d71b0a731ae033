import type { IncidentPlace, LonLat } from '../../data/contracts/index.ts'

const METRES_A_DEGREE = 111_320
const CORNERS = 64

/** The outline of a place as GeoJSON; null where it is what the buildings themselves are. */
export function placeShape(place: IncidentPlace): unknown {
  if ('buildings' in place) return null
  const ring = 'point' in place ? circle(place.point, place.radiusM) : place.polygon
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
}

function circle([lon, lat]: LonLat, radiusM: number): LonLat[] {
  const dLat = radiusM / METRES_A_DEGREE
  const dLon = dLat / Math.cos((lat * Math.PI) / 180)
  return Array.from({ length: CORNERS }, (_, i): LonLat => {
    const angle = (i / CORNERS) * 2 * Math.PI
    return [lon + Math.cos(angle) * dLon, lat + Math.sin(angle) * dLat]
  })
}
