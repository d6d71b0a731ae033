import type { EditLimits } from '../check-draft.ts'
import type { Coverage } from '../coverage.ts'
import { type Cycle, cyclesOf, spotOn, windingOf } from '../cycles.ts'
import type { Draft } from '../draft.ts'
import { type EditOutcome, edit } from '../edit.ts'
import { type CellId, type Face, type IssueId, OUTSIDE } from '../items.ts'
import { layPiece } from '../lay-piece.ts'
import { lengthM } from '../measure.ts'
import { outlineFace } from '../outline-cell.ts'
import { refuse } from '../refuse.ts'
import { relabel } from '../relabel.ts'

/**
 * Of a drafted plan one cell alone, be it a new one: it becomes what it is there. What it takes comes from its neighbours, what it leaves goes
 * to whoever has the longest border with it.
 */
export function takeCell(
  plan: Coverage,
  { drafted, cell: id, issueId }: { drafted: Coverage; cell: CellId; issueId: IssueId },
  limits: EditLimits = {},
): EditOutcome {
  return edit(plan, 'drafter', limits, (draft) => {
    const wanted = drafted.cell(id) ?? refuse('no-such-cell')
    const known = draft.cell(id)
    if (known?.locked) refuse('locked')
    const cell = known ?? wanted
    // By another name until its old ground is given away.
    const fresh: CellId = `cell:${issueId()}`
    draft.put({ ...cell, id: fresh })
    for (const piece of outlineFace(drafted, id)) {
      if (layPiece(draft, piece, fresh, issueId).has(OUTSIDE)) refuse('outside')
    }
    if (known) giveAway(draft, id, fresh)
    else draft.put(wanted)
    const now = cyclesOf(draft, fresh) ?? refuse('crosses')
    relabel(
      draft,
      now.flatMap(({ steps }) => steps),
      id,
    )
    draft.remove(fresh)
  })
}

function giveAway(draft: Draft, id: CellId, fresh: CellId): void {
  const cycles = cyclesOf(draft, id) ?? refuse('crosses')
  for (const outline of cycles.filter(({ area2 }) => area2 > 0)) {
    const within = cycles.filter((cycle) => {
      const [x, y] = spotOn(cycle)
      return cycle.area2 < 0 && windingOf(outline, x, y) > 0
    })
    const around = [outline, ...within]
    relabel(
      draft,
      around.flatMap(({ steps }) => steps),
      longestNeighbour(draft, around, fresh),
    )
  }
}

/** Of the same community; the cell itself only where there is nobody else. */
function longestNeighbour(draft: Draft, around: readonly Cycle[], fresh: CellId): Face {
  const { community } = draft.cell(fresh)!
  const borders = new Map<CellId, number>()
  for (const { arc, forward } of around.flatMap(({ steps }) => steps)) {
    const face = forward ? arc.right : arc.left
    const other = face === OUTSIDE ? undefined : draft.cell(face)
    if (!other || other.locked || other.id === fresh || other.community !== community) continue
    borders.set(other.id, (borders.get(other.id) ?? 0) + lengthM(arc.points))
  }
  const [longest] = [...borders].sort((a, b) => b[1] - a[1])
  return longest?.[0] ?? fresh
}
