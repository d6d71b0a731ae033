import type { CoverageView } from './coverage.ts'
import type { ArcId } from './items.ts'
import type { UnitPoint } from './units.ts'

/** The place on a boundary that a pointer means. */
export interface BoundaryPlace {
  arc: ArcId
  /** From 0; the place lies between this vertex and the next. */
  segment: number
  /** Number of the vertex, when one is meant rather than the segment. */
  vertex: number | null
  place: UnitPoint
  distanceUnits: number
}

/** What lies within reach of a pointer: a vertex rather than a segment, else the nearest. */
export function nearestBoundary(
  view: CoverageView,
  [x, y]: UnitPoint,
  reachUnits: number,
): BoundaryPlace | undefined {
  const box = {
    minX: x - reachUnits,
    minY: y - reachUnits,
    maxX: x + reachUnits,
    maxY: y + reachUnits,
  }
  let best: BoundaryPlace | undefined
  for (const id of view.near(box)) {
    const { points } = view.arc(id)!
    for (let i = 0; i + 3 < points.length; i += 2) {
      for (const found of placesOn(points, i, x, y)) {
        if (found.distanceUnits <= reachUnits && isBetter(found, best)) best = { arc: id, ...found }
      }
    }
  }
  return best
}

/** A degree of longitude is shorter than one of latitude; within a hand's breadth of pixels that does not matter. */
function placesOn(points: readonly number[], i: number, x: number, y: number) {
  const [ax, ay, bx, by] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!]
  const [dx, dy] = [bx - ax, by - ay]
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  const foot: UnitPoint = [Math.round(ax + share * dx), Math.round(ay + share * dy)]
  const at = (place: UnitPoint, vertex: number | null): Omit<BoundaryPlace, 'arc'> => ({
    segment: i / 2,
    vertex,
    place,
    distanceUnits: Math.hypot(place[0] - x, place[1] - y),
  })
  return [at([ax, ay], i / 2), at([bx, by], i / 2 + 1), at(foot, null)]
}

function isBetter(found: Omit<BoundaryPlace, 'arc'>, best: BoundaryPlace | undefined): boolean {
  if (!best) return true
  const isVertex = found.vertex !== null
  const wasVertex = best.vertex !== null
  return isVertex === wasVertex ? found.distanceUnits < best.distanceUnits : isVertex
}
