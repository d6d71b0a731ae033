import type { EditLimits } from '../check-draft.ts'
import { isClosed } from '../check-lines.ts'
import type { CoverageView } from '../coverage.ts'
import { type EditOutcome, edit } from '../edit.ts'
import type { Arc, ArcId } from '../items.ts'
import { refuse } from '../refuse.ts'

/** A ring of a triangle: three points and the first one again. */
const LEAST_OF_RING = 8

/** Takes a vertex out of a boundary, for both neighbours; one where three cells meet stays. */
export function deleteVertex(
  coverage: CoverageView,
  { arc: id, vertex }: { arc: ArcId; vertex: number },
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'delete-vertex', limits, (draft) => {
    const given = draft.arc(id)
    if (!given || vertex < 0 || 2 * vertex >= given.points.length) return refuse('no-such-vertex')
    const place = [given.points[2 * vertex]!, given.points[2 * vertex + 1]!] as const
    const ends = [...draft.arcsAt(...place)]
    if (ends.length === 0) return draft.put(withoutPoint(given, place))
    const { points } = given
    if (ends.length > 1 || !isClosed(points)) return refuse('junction', place)
    // Where a ring begins: let it begin one further on.
    draft.put(
      withoutPoint({ ...given, points: [...points.slice(2), ...points.slice(2, 4)] }, place),
    )
  })
}

function withoutPoint(arc: Arc, [x, y]: readonly [number, number]): Arc {
  const { points } = arc
  const kept: number[] = []
  for (let i = 0; i < points.length; i += 2) {
    if (points[i] !== x || points[i + 1] !== y) kept.push(points[i]!, points[i + 1]!)
  }
  if (isClosed(points) && kept.length < LEAST_OF_RING) return refuse('too-close', [x, y])
  return { ...arc, points: kept }
}
