import { readingOrder } from '../codes.ts'
import type { Cell } from '../items.ts'
import { placeOfCell } from './cell-place.ts'
import type { CoverageCheck } from './coverage-check.ts'

/** Serials run from west to east, then from north to south. Codes stay when cells are redrawn: this is only noted. */
export const codeOrderCheck: CoverageCheck = {
  id: 'code-order',
  *run({ coverage }) {
    const communities = new Map<string, Cell[]>()
    for (const cell of coverage.cells()) {
      if (cell.code === null || cell.kind !== 'general') continue
      const known = communities.get(cell.community)
      if (known) known.push(cell)
      else communities.set(cell.community, [cell])
    }
    for (const cells of communities.values()) {
      let last = ''
      for (const { id, code } of readingOrder(coverage, cells)) {
        if (code! < last) {
          const place = placeOfCell(coverage, id)
          yield { check: 'code-order', severity: 'note', cells: [id], place, subject: code! }
        } else last = code!
      }
    }
  },
}
