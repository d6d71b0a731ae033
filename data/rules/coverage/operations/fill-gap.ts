import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import { cyclesOf, spotOn, windingOf } from '../cycles.ts'
import { type EditOutcome, edit } from '../edit.ts'
import { type ArcId, type CellId, OUTSIDE } from '../items.ts'
import { refuse } from '../refuse.ts'
import { relabel } from '../relabel.ts'

/** Gives the gap beside an arc to a cell. */
export function fillGap(
  coverage: CoverageView,
  { arc, to }: { arc: ArcId; to: CellId },
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'fill-gap', { ...limits, mayMoveOuterBorder: true }, (draft) => {
    if (!draft.cell(to)) return refuse('no-such-cell')
    const cycles = cyclesOf(draft, OUTSIDE) ?? []
    const gap = cycles.find(
      ({ area2, steps }) => area2 > 0 && steps.some((step) => step.arc.id === arc),
    )
    if (!gap) return refuse('outside')
    const within = cycles.filter((cycle) => {
      const [x, y] = spotOn(cycle)
      return cycle.area2 < 0 && windingOf(gap, x, y) > 0
    })
    relabel(
      draft,
      [gap, ...within].flatMap(({ steps }) => steps),
      to,
    )
  })
}
