import type { LonLat } from '../../../data/contracts/index.ts'
import { signedArea } from '../../../data/formats/readers/group-rings.ts'

/** As many corners as the server takes. */
const MOST_CORNERS = 2_000

/** The outer edge of a GeoJSON polygon, of several the largest; null for anything else. Thinned evenly where it has too many corners. */
export function outlineOf(geometry: unknown): LonLat[] | null {
  const rings = outerRings(geometry).sort((a, b) => size(b) - size(a))
  const [largest] = rings
  if (largest === undefined || largest.length < 4) return null
  // GeoJSON closes rings, a drawn area does not.
  const corners = largest.slice(0, -1)
  const step = Math.ceil(corners.length / MOST_CORNERS)
  return corners.filter((_, i) => i % step === 0).map(([lon = 0, lat = 0]): LonLat => [lon, lat])
}

const size = (ring: readonly (readonly number[])[]) => Math.abs(signedArea(ring))

function outerRings(geometry: unknown): number[][][] {
  if (typeof geometry !== 'object' || geometry === null) return []
  const { type, coordinates } = geometry as { type?: string; coordinates?: unknown }
  if (type === 'Polygon') return (coordinates as number[][][]).slice(0, 1)
  if (type === 'MultiPolygon') {
    return (coordinates as number[][][][]).flatMap((polygon) => polygon.slice(0, 1))
  }
  return []
}
