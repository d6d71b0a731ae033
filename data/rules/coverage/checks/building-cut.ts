import type { CoverageCheck } from './coverage-check.ts'
import { cutFootprints } from './cut-footprints.ts'

/** No boundary runs through a building. */
export const buildingCutCheck: CoverageCheck = {
  id: 'building-cut',
  *run(context) {
    if (context.buildings)
      yield* cutFootprints(context, context.buildings, 'building-cut', () => true)
  },
}
