import type { CoverageView } from '../../../../data/rules/coverage/coverage.ts'
import { nearestBoundary } from '../../../../data/rules/coverage/nearest-boundary.ts'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'
import type { Ground } from './ground.ts'

export interface Snapped {
  place: UnitPoint
  to: 'boundary' | 'line' | 'wall' | null
}

/**
 * Where a hand is taken to mean: `ground` = what lies under the plan, for what may not touch another boundary; `all` =
 * boundaries before everything else.
 */
export function snap(
  at: { place: UnitPoint; reachUnits: number },
  onto: 'ground' | 'all',
  ground: Ground,
  coverage: CoverageView,
): Snapped {
  if (onto === 'all') {
    const boundary = nearestBoundary(coverage, at.place, at.reachUnits)
    if (boundary) return { place: boundary.place, to: 'boundary' }
  }
  const line = ground.lines.nearest(at.place, at.reachUnits)
  if (line) return { place: line.place, to: 'line' }
  const wall = ground.walls.nearest(at.place, at.reachUnits * 0.6)
  if (wall) return { place: wall.place, to: 'wall' }
  return { place: at.place, to: null }
}
