import type { CoverageView } from './coverage.ts'
import { crossing } from './crossings.ts'
import { type Face, OUTSIDE } from './items.ts'

/** First step to the east, and how far there can be anything at all (11°). */
const STEP_UNITS = 10_000
const REACH_UNITS = 1.1e8

/**
 * The face that a place is in; one on a boundary is in exactly one of those along it. Looks east for the first boundary:
 *
 *      · ─────────▶ │
 *   (x, y)          │ ▲ what lies on this side of it
 */
export function faceAt(view: CoverageView, x: number, y: number): Face {
  let west = x
  for (let step = STEP_UNITS; west - x < REACH_UNITS; step *= 2) {
    const east = west + step
    const found = firstBoundary(view, x, y, west, east)
    // What reaches beyond the box may lie behind something that does not reach into it.
    if (found && found.at <= east) return found.face
    west = east
  }
  return OUTSIDE
}

interface Boundary {
  at: number
  slope: number
  face: Face
}

function firstBoundary(
  view: CoverageView,
  x: number,
  y: number,
  west: number,
  east: number,
): Boundary | undefined {
  let first: Boundary | undefined
  for (const id of view.near({ minX: west, maxX: east, minY: y, maxY: y })) {
    const { points: p, left, right } = view.arc(id)!
    for (let i = 0; i + 3 < p.length; i += 2) {
      const [ax, ay, bx, by] = [p[i]!, p[i + 1]!, p[i + 2]!, p[i + 3]!]
      const way = crossing(ax, ay, bx, by, x, y)
      if (way === 0) continue
      const slope = (bx - ax) / (by - ay)
      const at = ay <= y && way > 0 ? ax + (y - ay) * slope : bx + (y - by) * slope
      // In one place: what leans west is met first, a hair above the ray.
      if (first && (at > first.at || (at === first.at && slope >= first.slope))) continue
      first = { at, slope, face: way > 0 ? left : right }
    }
  }
  return first
}
