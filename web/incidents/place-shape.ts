import type { IncidentPlace } from '../../data/contracts/index.ts'
import { circleRing } from '../../data/rules/incident/circle-ring.ts'

/** The outline of a place as GeoJSON; null where it is what the buildings themselves are. */
export function placeShape(place: IncidentPlace): unknown {
  if ('buildings' in place) return null
  const ring = 'point' in place ? circleRing(place.point, place.radiusM) : place.polygon
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] }
}
