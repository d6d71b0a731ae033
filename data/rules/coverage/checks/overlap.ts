import { isArcId } from '../items.ts'
import { verifyCoverage } from '../verify-coverage.ts'
import type { CoverageCheck } from './coverage-check.ts'

/** Shared arcs cannot overlap; this says whether they are what they should be, whoever has made them. */
export const overlapCheck: CoverageCheck = {
  id: 'overlap',
  *run({ coverage }) {
    for (const { place, id, problem } of verifyCoverage(coverage)) {
      const [arc] = id.split(' ')
      const found = arc && isArcId(arc as 'arc:') ? coverage.arc(arc as 'arc:') : undefined
      const faces = found ? [found.left, found.right] : []
      const cells = faces.filter((face) => face !== 'outside')
      yield { check: 'overlap', severity: 'error', cells, place, subject: problem }
    }
  },
}
