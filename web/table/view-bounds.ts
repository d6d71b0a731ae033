import type { Bounds } from '../../data/contracts/index.ts'

const WORLD_PX = 256

/** What a map of this size shows at this place, Web Mercator, north up. */
export function viewBounds(
  place: { lon: number; lat: number; zoom: number },
  size: { width: number; height: number },
): Bounds {
  const worldPx = WORLD_PX * 2 ** place.zoom
  const halfLon = (size.width / 2 / worldPx) * 360
  const middle = mercatorY(place.lat)
  const half = size.height / 2 / worldPx
  return [
    Math.max(-180, place.lon - halfLon),
    latitudeAt(middle + half),
    Math.min(180, place.lon + halfLon),
    latitudeAt(middle - half),
  ]
}

/** 0 at 85.05° N, 1 at 85.05° S. */
function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

function latitudeAt(y: number): number {
  const clamped = Math.min(1, Math.max(0, y))
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * clamped))) * 180) / Math.PI
}
