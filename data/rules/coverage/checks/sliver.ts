import { cyclesOf } from '../cycles.ts'
import { mergeCells } from '../operations/merge-cells.ts'
import { longestNeighbour, placeOfCell, widthOf } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'
import { measureCycle } from './gap.ts'

/** A cell narrower than a lane is none: it belongs to its neighbour. */
export const sliverCheck: CoverageCheck = {
  id: 'sliver',
  *run({ coverage, limits }) {
    for (const { id } of coverage.cells()) {
      const [outline, ...others] = (cyclesOf(coverage, id) ?? []).filter(({ area2 }) => area2 > 0)
      if (!outline || others.length > 0) continue
      const { areaM2, perimeterM } = measureCycle(outline)
      const value = widthOf(areaM2, perimeterM)
      if (value >= limits.sliverWidthM) continue
      const keep = longestNeighbour(outline)
      yield {
        check: 'sliver',
        severity: 'error',
        cells: [id],
        place: placeOfCell(coverage, id),
        value,
        limit: limits.sliverWidthM,
        ...(keep && { fix: () => mergeCells(coverage, { keep, gone: id }) }),
      }
    }
  },
}
