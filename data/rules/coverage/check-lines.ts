import type { CoverageView } from './coverage.ts'
import type { Draft } from './draft.ts'
import type { Arc } from './items.ts'
import { refuse } from './refuse.ts'
import { meet } from './turn.ts'
import { pointKey } from './units.ts'

/** Up to four segments are compared sooner than looked up. */
const FEW = 6

/** New segments must not cross or touch any other, but where arcs meet in their ends. */
export function checkLines(draft: Draft): void {
  const former = onceMade(() => segmentKeys(draft.formerArcs()))
  for (const arc of draft.drawnArcs()) {
    const was = draft.base.arc(arc.id)
    const [from, to] = was ? changedStretch(was.points, arc.points) : [0, arc.points.length - 4]
    // A dragged vertex has two segments; where arcs were joined most have been there before.
    const mayBeFormer = !was || to - from > FEW
    for (let i = from; i <= to; i += 2) {
      if (mayBeFormer && former().has(segmentKey(arc.points, i))) continue
      checkSegment(draft, arc, i)
    }
  }
}

/** First and last index of the segments that are not in both lines. */
export function changedStretch(was: readonly number[], now: readonly number[]): [number, number] {
  if (was === now) return [0, -1]
  const least = Math.min(was.length, now.length)
  let front = 0
  while (front < least && was[front] === now[front] && was[front + 1] === now[front + 1]) front += 2
  if (front >= now.length) return [0, -1]
  let back = 0
  while (
    back < least - front &&
    was[was.length - 1 - back] === now[now.length - 1 - back] &&
    was[was.length - 2 - back] === now[now.length - 2 - back]
  )
    back += 2
  return [Math.max(0, front - 2), Math.min(now.length - 4, now.length - 2 - back)]
}

function checkSegment(view: CoverageView, arc: Arc, i: number): void {
  const { points } = arc
  const [ax, ay, bx, by] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!]
  if (ax === bx && ay === by) refuse('too-close', [ax, ay])
  const box = {
    minX: Math.min(ax, bx),
    minY: Math.min(ay, by),
    maxX: Math.max(ax, bx),
    maxY: Math.max(ay, by),
  }
  for (const id of view.near(box)) {
    const other = view.arc(id)!
    const p = other.points
    for (let j = 0; j + 3 < p.length; j += 2) {
      if (other === arc && i === j) continue
      const [cx, cy, dx, dy] = [p[j]!, p[j + 1]!, p[j + 2]!, p[j + 3]!]
      // Most segments are far off: no call for them.
      if (cx < box.minX ? dx < box.minX : cx > box.maxX && dx > box.maxX) continue
      if (cy < box.minY ? dy < box.minY : cy > box.maxY && dy > box.maxY) continue
      const meeting = meet(ax, ay, bx, by, cx, cy, dx, dy)
      if (meeting === 'apart') continue
      const isShared = meeting === 'end' && mayShare(arc, i, other, j)
      if (!isShared) refuse('crosses', ax === cx && ay === cy ? [ax, ay] : [bx, by])
    }
  }
}

/** Whether two segments that have an end in common may: neighbours on one line, or two lines that end there. */
function mayShare(arc: Arc, i: number, other: Arc, j: number): boolean {
  if (arc === other) {
    const last = arc.points.length - 4
    if (Math.abs(i - j) === 2) return true
    return isClosed(arc.points) && Math.abs(i - j) === last
  }
  const ends = endsOf(arc.points, i)
  return endsOf(other.points, j).some((key) => ends.includes(key))
}

/** Ends of the line that this segment has. */
function endsOf(points: readonly number[], i: number): string[] {
  const ends: string[] = []
  if (i === 0) ends.push(pointKey(points[0]!, points[1]!))
  if (i === points.length - 4) ends.push(pointKey(points[i + 2]!, points[i + 3]!))
  return ends
}

export const isClosed = (points: readonly number[]): boolean =>
  points[0] === points.at(-2) && points[1] === points.at(-1)

function segmentKeys(arcs: Iterable<Arc>): Set<string> {
  const keys = new Set<string>()
  for (const { points } of arcs) {
    for (let i = 0; i + 3 < points.length; i += 2) keys.add(segmentKey(points, i))
  }
  return keys
}

/** The same for both directions. */
export function segmentKey(p: readonly number[], i: number): string {
  const [ax, ay, bx, by] = [p[i]!, p[i + 1]!, p[i + 2]!, p[i + 3]!]
  return ax < bx || (ax === bx && ay < by) ? `${ax},${ay},${bx},${by}` : `${bx},${by},${ax},${ay}`
}

function onceMade<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
