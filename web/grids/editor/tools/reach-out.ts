import { middleOf } from '../../../../data/rules/coverage/checks/footprints.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { crossings } from '../../../../data/rules/coverage/crossings.ts'
import type { CellId } from '../../../../data/rules/coverage/items.ts'
import { convexHull } from '../ground/convex-hull.ts'

/**
 * A building that changes hands takes the ground between it and its new cell along, else it would be an island:
 *
 *   new │     ┌──┐        new ├─────┬──┐
 *       │     │  │   →        ┊     ┊  │
 *       │     └──┘            ├─────┴──┘
 */
export function reachOut(coverage: Coverage, ring: readonly number[], to: CellId): number[] {
  const feet: number[] = []
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const foot = footOn(coverage, ring[i]!, ring[i + 1]!, to)
    if (!foot) continue
    feet.push(...foot.beyond)
    nearest = Math.min(nearest, foot.distance)
  }
  if (feet.length === 0 || nearest === 0 || isInside(coverage, to, ...middleOf(ring))) {
    return [...ring]
  }
  return convexHull([...ring, ...feet])
}

/** A hair into the new cell, so that the piece and the cell are one. */
const BEYOND_UNITS = 20

function footOn(coverage: Coverage, x: number, y: number, to: CellId) {
  let best: { distance: number; at: readonly [number, number] } | undefined
  for (const id of coverage.arcsOf(to)) {
    const { points: p } = coverage.arc(id)!
    for (let i = 0; i + 3 < p.length; i += 2) {
      const [dx, dy] = [p[i + 2]! - p[i]!, p[i + 3]! - p[i + 1]!]
      const along = ((x - p[i]!) * dx + (y - p[i + 1]!) * dy) / (dx * dx + dy * dy)
      const share = Math.max(0, Math.min(1, along))
      const at = [p[i]! + share * dx, p[i + 1]! + share * dy] as const
      const distance = Math.hypot(at[0] - x, at[1] - y)
      if (!best || distance < best.distance) best = { distance, at }
    }
  }
  if (!best) return undefined
  const { distance, at } = best
  const further = distance === 0 ? 0 : BEYOND_UNITS / distance
  const beyond = [
    Math.round(at[0] + (at[0] - x) * further),
    Math.round(at[1] + (at[1] - y) * further),
  ]
  return { distance, beyond }
}

function isInside(coverage: Coverage, cell: CellId, x: number, y: number): boolean {
  let sum = 0
  for (const id of coverage.arcsOf(cell)) {
    const { points, left } = coverage.arc(id)!
    sum += left === cell ? crossings(points, x, y) : -crossings(points, x, y)
  }
  return sum > 0
}
