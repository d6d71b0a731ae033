import type { BuildingCode } from './codes.ts'
import type { LonLat } from './geometry.ts'

/** `GET /api/event-surroundings?at=lon,lat`: a small map for a phone; what is drawn there. CGCS2000. */
export interface EventSurroundings {
  at: LonLat
  buildings: readonly { code: BuildingCode; title: string; ring: readonly LonLat[] }[]
  roads: readonly { name: string; line: readonly LonLat[] }[]
  waters: readonly { ring: readonly LonLat[] }[]
}
