import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import { type EditOutcome, edit } from '../edit.ts'
import type { ArcId } from '../items.ts'
import { refuse } from '../refuse.ts'
import type { UnitPoint } from '../units.ts'

/** Puts a vertex into a segment (from 0) of a boundary, for both neighbours. */
export function addVertex(
  coverage: CoverageView,
  { arc: id, segment, at: [x, y] }: { arc: ArcId; segment: number; at: UnitPoint },
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'add-vertex', limits, (draft) => {
    const arc = draft.arc(id)
    const at = 2 * segment + 2
    if (!arc || segment < 0 || at >= arc.points.length) return refuse('no-such-vertex')
    const points = [...arc.points.slice(0, at), x, y, ...arc.points.slice(at)]
    draft.put({ ...arc, points })
  })
}
