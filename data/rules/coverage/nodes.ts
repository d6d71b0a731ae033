import { isClosed } from './check-lines.ts'
import type { Contact } from './contacts.ts'
import type { Draft } from './draft.ts'
import type { Arc, IssueId } from './items.ts'
import { regionOf } from './region.ts'
import { turn } from './turn.ts'
import { reversed, type UnitPoint } from './units.ts'

/**
 * Makes the places of contacts vertices of their arcs and answers where they are. On a border that must stay it takes the
 * nearest vertex there is: a new one could bend it, if only by half a unit.
 */
export function placeNodes(draft: Draft, contacts: readonly Contact[]): UnitPoint[] {
  const places = contacts.map((contact) => placeOn(draft, contact))
  // From the end of an arc on, so that numbers of segments stay true.
  const order = contacts
    .map(({ arc, segment, share }, k) => ({ arc, segment, share, place: places[k]! }))
    .sort((a, b) => b.segment - a.segment || b.share - a.share)
  for (const { arc: id, segment, place } of order) {
    const arc = draft.arc(id)!
    const at = 2 * segment + 2
    if (hasVertex(arc, place)) continue
    draft.put({ ...arc, points: [...arc.points.slice(0, at), ...place, ...arc.points.slice(at)] })
  }
  return places
}

function placeOn(draft: Draft, { arc: id, segment, place }: Contact): UnitPoint {
  const arc = draft.arc(id)!
  const p = arc.points
  const [x, y] = place
  const isExact =
    turn(p[2 * segment]!, p[2 * segment + 1]!, p[2 * segment + 2]!, p[2 * segment + 3]!, x, y) === 0
  if (isExact || regionOf(draft, arc.left) === regionOf(draft, arc.right)) return place
  let best: UnitPoint = [p[0]!, p[1]!]
  const distance = ([px, py]: UnitPoint) => Math.hypot(px - x, py - y)
  for (let i = 2; i < p.length; i += 2) {
    const vertex: UnitPoint = [p[i]!, p[i + 1]!]
    if (distance(vertex) < distance(best)) best = vertex
  }
  return best
}

function hasVertex({ points }: Arc, [x, y]: UnitPoint): boolean {
  for (let i = 0; i < points.length; i += 2) {
    if (points[i] === x && points[i + 1] === y) return true
  }
  return false
}

/**
 * Cuts the arc that has a vertex in this place; nothing happens where arcs end already. Answers where a ring began that was
 * cut: when nothing else ends there the caller joins it again, at the end.
 */
export function cutAtPlace(
  draft: Draft,
  [x, y]: UnitPoint,
  issueId: IssueId,
): UnitPoint | undefined {
  for (const id of [...draft.near({ minX: x, maxX: x, minY: y, maxY: y })]) {
    const arc = draft.arc(id)!
    const { points } = arc
    for (let i = 2; i + 3 < points.length; i += 2) {
      if (points[i] !== x || points[i + 1] !== y) continue
      draft.put({ ...arc, points: points.slice(0, i + 2) })
      draft.put({ ...arc, id: `arc:${issueId()}`, points: points.slice(i) })
      return isClosed(points) ? [points[0]!, points[1]!] : undefined
    }
  }
  return undefined
}

/** Where only two arcs are left, with the same faces beside them, they become one. */
export function joinAt(draft: Draft, x: number, y: number): void {
  const ids = [...draft.arcsAt(x, y)]
  if (ids.length !== 2) return
  const [a, b] = ids.map((id) => draft.arc(id)!) as [Arc, Arc]
  // One of them a ring: three ends meet here.
  if (isClosed(a.points) || isClosed(b.points)) return
  const first = endsIn(a, x, y) ? a : flip(a)
  const second = endsIn(b, x, y) ? flip(b) : b
  if (first.left !== second.left || first.right !== second.right) return
  draft.remove(b.id)
  draft.put({ ...first, points: [...first.points, ...second.points.slice(2)] })
}

export const flip = (arc: Arc): Arc => ({
  ...arc,
  points: reversed(arc.points),
  left: arc.right,
  right: arc.left,
})

const endsIn = ({ points }: Arc, x: number, y: number) => points.at(-2) === x && points.at(-1) === y

export function endsOf({ points }: Arc): readonly (readonly [number, number])[] {
  return [
    [points[0]!, points[1]!],
    [points.at(-2)!, points.at(-1)!],
  ]
}
