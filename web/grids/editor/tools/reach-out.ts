import { middleOf } from '../../../../data/rules/coverage/checks/footprints.ts'
import { convexHull } from '../../../../data/rules/coverage/convex-hull.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { crossings } from '../../../../data/rules/coverage/crossings.ts'
import type { CellId } from '../../../../data/rules/coverage/items.ts'
import { boxOf } from '../../../../data/rules/coverage/units.ts'

/**
 * A building that changes hands takes the ground between it and its new cell along, else it would be an island:
 *
 *   new │     ┌──┐        new ├─────┬──┐
 *       │     │  │   →        ┊     ┊  │
 *       │     └──┘            ├─────┴──┘
 */
export function reachOut(coverage: Coverage, ring: readonly number[], to: CellId): number[] {
  if (isInside(coverage, to, ...middleOf(ring))) return [...ring]
  const feet: Foot[] = []
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const foot = footOn(coverage, ring[i]!, ring[i + 1]!, to)
    if (foot) feet.push(foot)
  }
  feet.sort((a, b) => a.distance - b.distance)
  const [nearest] = feet
  if (!nearest || nearest.distance === 0) return [...ring]
  // Feet far apart would take along what lies between two bends of the boundary.
  const { minX, maxX, minY, maxY } = boxOf(ring)
  const wide = Math.hypot(maxX - minX, maxY - minY)
  const beside = feet.filter(({ at }) => distance(at, nearest.at) <= wide)
  return convexHull([...ring, ...beside.flatMap(({ beyond }) => beyond)])
}

interface Foot {
  distance: number
  at: readonly [number, number]
  beyond: number[]
}

const distance = (a: Foot['at'], b: Foot['at']) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** A hair into the new cell, so that the piece and the cell are one. */
const BEYOND_UNITS = 20

function footOn(coverage: Coverage, x: number, y: number, to: CellId): Foot | undefined {
  let best: { distance: number; at: readonly [number, number] } | undefined
  for (const id of coverage.arcsOf(to)) {
    const { points: p } = coverage.arc(id)!
    for (let i = 0; i + 3 < p.length; i += 2) {
      const [dx, dy] = [p[i + 2]! - p[i]!, p[i + 3]! - p[i + 1]!]
      const along = ((x - p[i]!) * dx + (y - p[i + 1]!) * dy) / (dx * dx + dy * dy)
      const share = Math.max(0, Math.min(1, along))
      const at = [p[i]! + share * dx, p[i + 1]! + share * dy] as const
      const away = distance(at, [x, y])
      if (!best || away < best.distance) best = { distance: away, at }
    }
  }
  if (!best) return undefined
  const { at } = best
  const further = best.distance === 0 ? 0 : BEYOND_UNITS / best.distance
  const beyond = [
    Math.round(at[0] + (at[0] - x) * further),
    Math.round(at[1] + (at[1] - y) * further),
  ]
  return { ...best, beyond }
}

function isInside(coverage: Coverage, cell: CellId, x: number, y: number): boolean {
  let sum = 0
  for (const id of coverage.arcsOf(cell)) {
    const { points, left } = coverage.arc(id)!
    sum += left === cell ? crossings(points, x, y) : -crossings(points, x, y)
  }
  return sum > 0
}
