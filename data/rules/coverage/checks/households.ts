import { placeOfCell } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'

/** 200–800 households a general cell; dedicated ones are not measured in households. */
export const householdsCheck: CoverageCheck = {
  id: 'households',
  *run({ coverage, tallies, limits }) {
    for (const { id, kind } of coverage.cells()) {
      const households = tallies?.get(id)?.households
      if (kind !== 'general' || households === undefined) continue
      const limit =
        households < limits.householdsLow
          ? limits.householdsLow
          : households > limits.householdsHigh
            ? limits.householdsHigh
            : undefined
      if (limit === undefined) continue
      const place = placeOfCell(coverage, id)
      yield {
        check: 'households',
        severity: 'warning',
        cells: [id],
        place,
        value: households,
        limit,
      }
    }
  },
}
