import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import { type EditOutcome, edit } from '../edit.ts'
import type { CellId } from '../items.ts'
import { endsOf, joinAt } from '../nodes.ts'
import { refuse } from '../refuse.ts'

/** Two neighbours become one, which keeps the first one's id, name and code. */
export function mergeCells(
  coverage: CoverageView,
  { keep, gone }: { keep: CellId; gone: CellId },
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'merge-cells', limits, (draft) => {
    const cells = [draft.cell(keep), draft.cell(gone)]
    if (keep === gone || cells.some((cell) => !cell)) return refuse('no-such-cell')
    if (cells.some((cell) => cell!.locked)) return refuse('locked')
    const loose: (readonly [number, number])[] = []
    for (const id of [...draft.arcsOf(gone)]) {
      const arc = draft.arc(id)!
      const left = arc.left === gone ? keep : arc.left
      const right = arc.right === gone ? keep : arc.right
      if (left === right) {
        draft.remove(id)
        loose.push(...endsOf(arc))
      } else draft.put({ ...arc, left, right })
    }
    if (loose.length === 0) return refuse('not-neighbours')
    for (const place of loose) joinAt(draft, ...place)
    draft.remove(gone)
  })
}
