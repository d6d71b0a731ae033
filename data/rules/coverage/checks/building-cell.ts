import { faceAt } from '../faces.ts'
import { OUTSIDE } from '../items.ts'
import { toLonLat } from '../units.ts'
import type { CoverageCheck } from './coverage-check.ts'
import { middleOf } from './footprints.ts'

/** Every building is in exactly one cell; two at once cannot be, so what is looked for is none. */
export const buildingCellCheck: CoverageCheck = {
  id: 'building-cell',
  *run({ coverage, buildings }) {
    for (const { ring, code } of buildings?.list ?? []) {
      const [x, y] = middleOf(ring)
      if (faceAt(coverage, x, y) !== OUTSIDE) continue
      const place = toLonLat(x, y)
      yield { check: 'building-cell', severity: 'error', cells: [], place, subject: code }
    }
  },
}
