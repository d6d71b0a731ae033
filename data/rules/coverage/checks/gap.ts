import { type Cycle, cyclesOf } from '../cycles.ts'
import { OUTSIDE } from '../items.ts'
import { areaPartM2, lengthM } from '../measure.ts'
import { fillGap } from '../operations/fill-gap.ts'
import { longestNeighbour, neighboursOf, placeOfCycle, widthOf } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'

/** No place inside the plan is without a cell. A narrow gap is a slip of the pen, a broad one may be a lake: it is asked. */
export const gapCheck: CoverageCheck = {
  id: 'gap',
  *run({ coverage, limits }) {
    for (const gap of (cyclesOf(coverage, OUTSIDE) ?? []).filter(({ area2 }) => area2 > 0)) {
      const { areaM2, perimeterM } = measureCycle(gap)
      const to = longestNeighbour(gap)
      const isCertain = to && widthOf(areaM2, perimeterM) < limits.sliverWidthM
      yield {
        check: 'gap',
        severity: 'error',
        cells: [...neighboursOf(gap).keys()],
        place: placeOfCycle(gap),
        value: areaM2,
        ...(isCertain && { fix: () => fillGap(coverage, { arc: gap.steps[0]!.arc.id, to }) }),
      }
    }
  },
}

export function measureCycle({ steps }: Cycle): { areaM2: number; perimeterM: number } {
  let [areaM2, perimeterM] = [0, 0]
  for (const { arc, forward } of steps) {
    areaM2 += forward ? areaPartM2(arc.points) : -areaPartM2(arc.points)
    perimeterM += lengthM(arc.points)
  }
  return { areaM2, perimeterM }
}
