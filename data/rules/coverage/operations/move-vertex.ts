import type { EditLimits } from '../check-draft.ts'
import { isClosed } from '../check-lines.ts'
import type { CoverageView } from '../coverage.ts'
import type { Draft } from '../draft.ts'
import { type EditOutcome, edit } from '../edit.ts'
import type { Arc, ArcId } from '../items.ts'
import { refuse } from '../refuse.ts'
import type { UnitPoint } from '../units.ts'

/** Moves a vertex for all cells that it bounds; where arcs meet, all of them follow. */
export function moveVertex(
  coverage: CoverageView,
  { arc: id, vertex, to }: { arc: ArcId; vertex: number; to: UnitPoint },
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'move-vertex', limits, (draft) => {
    const arc = draft.arc(id)
    const at = 2 * vertex
    if (!arc || vertex < 0 || at >= arc.points.length) return refuse('no-such-vertex')
    if (at > 0 && at < arc.points.length - 2) draft.put(withPoint(arc, at, to))
    else moveNode(draft, [arc.points[at]!, arc.points[at + 1]!], to)
  })
}

function moveNode(draft: Draft, [x, y]: UnitPoint, to: UnitPoint): void {
  for (const id of [...draft.arcsAt(x, y)]) {
    const arc = draft.arc(id)!
    const last = arc.points.length - 2
    const isStart = arc.points[0] === x && arc.points[1] === y
    const moved = isStart ? withPoint(arc, 0, to) : withPoint(arc, last, to)
    draft.put(isStart && isClosed(arc.points) ? withPoint(moved, last, to) : moved)
  }
}

function withPoint(arc: Arc, at: number, [x, y]: UnitPoint): Arc {
  const points = arc.points.slice()
  points[at] = x
  points[at + 1] = y
  return { ...arc, points }
}
