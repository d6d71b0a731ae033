import type { LonLat } from '../../../contracts/index.ts'
import type { CoverageView } from '../coverage.ts'
import type { Cycle } from '../cycles.ts'
import { type CellId, type Face, OUTSIDE } from '../items.ts'
import { lengthM } from '../measure.ts'
import { toLonLat } from '../units.ts'

/** Middle of a cell's boundary, units; a place to zoom to. */
export function middleOfCell(view: CoverageView, id: CellId): readonly [number, number] {
  let [x, y, weight] = [0, 0, 0]
  for (const arcId of view.arcsOf(id)) {
    const { points } = view.arc(arcId)!
    for (let i = 0; i + 3 < points.length; i += 2) {
      const long = Math.hypot(points[i + 2]! - points[i]!, points[i + 3]! - points[i + 1]!)
      x += ((points[i]! + points[i + 2]!) / 2) * long
      y += ((points[i + 1]! + points[i + 3]!) / 2) * long
      weight += long
    }
  }
  return weight === 0 ? [0, 0] : [x / weight, y / weight]
}

export const placeOfCell = (view: CoverageView, id: CellId): LonLat =>
  toLonLat(...middleOfCell(view, id))

export function placeOfCycle({ steps }: Cycle): LonLat {
  const { points } = steps[0]!.arc
  return toLonLat(points[0]!, points[1]!)
}

/** Neighbours of what a cycle runs round, with the length of the border that they share. */
export function neighboursOf({ steps }: Cycle): Map<CellId, number> {
  const found = new Map<CellId, number>()
  for (const { arc, forward } of steps) {
    const other: Face = forward ? arc.right : arc.left
    if (other !== OUTSIDE) found.set(other, (found.get(other) ?? 0) + lengthM(arc.points))
  }
  return found
}

export function longestNeighbour(cycle: Cycle): CellId | undefined {
  const around = [...neighboursOf(cycle)].sort((a, b) => b[1] - a[1])
  return around[0]?.[0]
}

/** About: twice the area by the perimeter. */
export function widthOf(areaM2: number, perimeterM: number): number {
  return perimeterM === 0 ? 0 : (2 * Math.abs(areaM2)) / perimeterM
}
