import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import { type EditOutcome, edit } from '../edit.ts'
import type { ArcId } from '../items.ts'
import { refuse } from '../refuse.ts'
import { reversed } from '../units.ts'

export interface Tracing {
  arc: ArcId
  /** The vertices between which the boundary runs anew; the first one may be the later one. */
  from: number
  to: number
  /** From the one to the other, in units; its ends are drawn to the vertices. */
  line: readonly number[]
}

/** Lays a stretch of boundary along a line: a road, a river, a division. */
export function traceBoundary(
  coverage: CoverageView,
  { arc: id, from, to, line }: Tracing,
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'trace-boundary', limits, (draft) => {
    const arc = draft.arc(id)
    if (!arc || from === to || Math.min(from, to) < 0) return refuse('no-such-vertex')
    if (2 * Math.max(from, to) >= arc.points.length) return refuse('no-such-vertex')
    const { points } = arc
    const [first, last] = [2 * Math.min(from, to), 2 * Math.max(from, to)]
    const way = from < to ? [...line] : reversed(line)
    const head = points.slice(0, first + 2)
    const tail = points.slice(last)
    draft.put({ ...arc, points: withoutRepeats([...head, ...way, ...tail]) })
  })
}

function withoutRepeats(line: readonly number[]): number[] {
  const kept: number[] = []
  for (let i = 0; i < line.length; i += 2) {
    if (kept.at(-2) !== line[i] || kept.at(-1) !== line[i + 1]) kept.push(line[i]!, line[i + 1]!)
  }
  return kept
}
