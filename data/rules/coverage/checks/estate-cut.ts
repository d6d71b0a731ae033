import type { CoverageCheck } from './coverage-check.ts'
import { cutFootprints } from './cut-footprints.ts'

/** No boundary runs through an estate, unless the estate is larger than any cell may be. */
export const estateCutCheck: CoverageCheck = {
  id: 'estate-cut',
  *run(context) {
    if (!context.estates) return
    const { householdsHigh } = context.limits
    yield* cutFootprints(
      context,
      context.estates,
      'estate-cut',
      ({ households = 0 }) => households <= householdsHigh,
    )
  },
}
