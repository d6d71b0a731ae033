import { compactnessOf } from '../tally/tally.ts'
import { placeOfCell } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'

/** A ribbon takes long to walk. */
export const compactnessCheck: CoverageCheck = {
  id: 'compactness',
  *run({ coverage, tallies, limits }) {
    for (const { id } of coverage.cells()) {
      const tally = tallies?.get(id)
      if (!tally) continue
      const [value, limit] = [compactnessOf(tally), limits.compactnessLow]
      if (value >= limit) continue
      const place = placeOfCell(coverage, id)
      yield { check: 'compactness', severity: 'warning', cells: [id], place, value, limit }
    }
  },
}
