import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import type { EditOutcome } from '../edit.ts'
import { type ArcId, type CellId, OUTSIDE } from '../items.ts'
import { givePiece } from './give-piece.ts'

/** Gives the gap beside an arc to a cell. */
export function fillGap(
  coverage: CoverageView,
  { arc, to }: { arc: ArcId; to: CellId },
  limits: EditLimits = {},
): EditOutcome {
  const found = coverage.arc(arc)
  if (!found || (found.left !== OUTSIDE && found.right !== OUTSIDE)) return { refused: 'outside' }
  const left = found.left === OUTSIDE
  return givePiece(coverage, { arc, left, to }, { ...limits, mayMoveOuterBorder: true })
}
