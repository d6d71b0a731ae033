import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import { type EditOutcome, edit } from '../edit.ts'
import type { Cell, CellId } from '../items.ts'
import { refuse } from '../refuse.ts'

/** Locked cells keep their boundaries, name and code, whatever is done beside them. */
export function lockCells(
  coverage: CoverageView,
  { cells, locked }: { cells: readonly CellId[]; locked: boolean },
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, locked ? 'lock-cells' : 'unlock-cells', limits, (draft) => {
    for (const id of cells) {
      const cell = draft.cell(id) ?? refuse('no-such-cell')
      if (cell.locked !== locked) draft.put({ ...cell, locked })
    }
  })
}

/** Name, kind, code. */
export function describeCell(
  coverage: CoverageView,
  { cell: id, ...fields }: { cell: CellId } & Partial<Pick<Cell, 'name' | 'kind' | 'code'>>,
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'describe-cell', limits, (draft) => {
    const cell = draft.cell(id) ?? refuse('no-such-cell')
    if (cell.locked) refuse('locked')
    draft.put({ ...cell, ...fields })
  })
}
