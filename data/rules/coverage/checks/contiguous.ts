import { cyclesOf } from '../cycles.ts'
import { givePiece } from '../operations/give-piece.ts'
import { longestNeighbour, placeOfCycle } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'

/** A cell is one piece; a small one that lies apart goes to the neighbour that it has most border with. */
export const contiguousCheck: CoverageCheck = {
  id: 'contiguous',
  *run({ coverage }) {
    for (const { id } of coverage.cells()) {
      const pieces = (cyclesOf(coverage, id) ?? []).filter(({ area2 }) => area2 > 0)
      pieces.sort((a, b) => b.area2 - a.area2)
      for (const piece of pieces.slice(1)) {
        const to = longestNeighbour(piece)
        const { arc, forward } = piece.steps[0]!
        yield {
          check: 'contiguous',
          severity: 'error',
          cells: [id],
          place: placeOfCycle(piece),
          ...(to && { fix: () => givePiece(coverage, { arc: arc.id, left: forward, to }) }),
        }
      }
    }
  },
}
