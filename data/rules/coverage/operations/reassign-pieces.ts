import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import { type EditOutcome, edit } from '../edit.ts'
import { type CellId, type IssueId, OUTSIDE } from '../items.ts'
import { layPiece, type Piece } from '../lay-piece.ts'
import { refuse } from '../refuse.ts'

/** Gives blocks, estates or buildings to a cell; the boundary follows their outlines. */
export function reassignPieces(
  coverage: CoverageView,
  { pieces, to, issueId }: { pieces: readonly Piece[]; to: CellId; issueId: IssueId },
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'reassign', limits, (draft) => {
    const cell = draft.cell(to) ?? refuse('no-such-cell')
    if (cell.locked) refuse('locked')
    for (const piece of pieces) {
      const given = layPiece(draft, piece, to, issueId)
      if (given.has(OUTSIDE)) refuse('outside', [piece[0]![0]!, piece[0]![1]!])
    }
  })
}
