import { crossings } from '../crossings.ts'
import { toLonLat } from '../units.ts'
import { placeOfCell } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'
import { metresAt } from './line-index.ts'

/** Borders were digitised more than once: so far off counts as on them. */
const TOLERANCE_M = 2

/** Every cell lies in one community, and its code says which. */
export const communityCheck: CoverageCheck = {
  id: 'community',
  *run({ coverage, communities }) {
    for (const { id, community, code } of coverage.cells()) {
      if (community === '' || (code !== null && !code.startsWith(community))) {
        const place = placeOfCell(coverage, id)
        yield { check: 'community', severity: 'error', cells: [id], place, subject: code ?? '' }
      }
      const rings = communities?.get(community)
      if (!rings) continue
      const points = [...coverage.arcsOf(id)].flatMap((arc) => coverage.arc(arc)!.points)
      for (let i = 0; i < points.length; i += 2) {
        const [x, y] = [points[i]!, points[i + 1]!]
        if (isWithin(rings, x, y)) continue
        const place = toLonLat(x, y)
        yield { check: 'community', severity: 'error', cells: [id], place, subject: community }
        break
      }
    }
  },
}

function isWithin(rings: readonly (readonly number[])[], x: number, y: number): boolean {
  const inside = rings.reduce((sum, ring) => sum + Math.abs(crossings(ring, x, y)), 0)
  return inside % 2 === 1 || rings.some((ring) => isNear(ring, x, y))
}

function isNear(ring: readonly number[], x: number, y: number): boolean {
  const { eastM, northM } = metresAt(y)
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [dx, dy] = [(ring[i + 2]! - ring[i]!) * eastM, (ring[i + 3]! - ring[i + 1]!) * northM]
    const [px, py] = [(x - ring[i]!) * eastM, (y - ring[i + 1]!) * northM]
    const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)))
    if (Math.hypot(px - share * dx, py - share * dy) <= TOLERANCE_M) return true
  }
  return false
}
