import { isCodeFor } from '../codes.ts'
import { placeOfCell } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'

/** 15 digits, the community first; from 901 on dedicated; none twice. What is new has none yet. */
export const codeCheck: CoverageCheck = {
  id: 'code',
  *run({ coverage }) {
    const seen = new Set<string>()
    for (const cell of coverage.cells()) {
      const { id, code } = cell
      if (code === null) continue
      const place = placeOfCell(coverage, id)
      if (!isCodeFor(code, cell) || seen.has(code)) {
        yield { check: 'code', severity: 'error', cells: [id], place, subject: code }
      }
      seen.add(code)
    }
  },
}
