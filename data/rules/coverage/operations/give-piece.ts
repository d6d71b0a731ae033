import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import { cyclesOf, spotOn, windingOf } from '../cycles.ts'
import { type EditOutcome, edit } from '../edit.ts'
import type { ArcId, CellId } from '../items.ts'
import { refuse } from '../refuse.ts'
import { relabel } from '../relabel.ts'

export interface PieceGift {
  /** The piece lies on this side of this arc. */
  arc: ArcId
  left: boolean
  to: CellId
}

/** Gives one connected face, a gap or a piece of a cell in several, to a cell. */
export function givePiece(
  coverage: CoverageView,
  { arc: id, left, to }: PieceGift,
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'give-piece', limits, (draft) => {
    const arc = draft.arc(id) ?? refuse('no-such-vertex')
    if (!draft.cell(to)) refuse('no-such-cell')
    const cycles = cyclesOf(draft, left ? arc.left : arc.right) ?? []
    const outline = cycles.find(
      ({ area2, steps }) =>
        area2 > 0 && steps.some((step) => step.arc.id === id && step.forward === left),
    )
    if (!outline) return refuse('outside')
    const within = cycles.filter((cycle) => {
      const [x, y] = spotOn(cycle)
      return cycle.area2 < 0 && windingOf(outline, x, y) > 0
    })
    relabel(
      draft,
      [outline, ...within].flatMap(({ steps }) => steps),
      to,
    )
  })
}
