import { type Draft, isSameLine } from './draft.ts'
import { type Arc, OUTSIDE } from './items.ts'
import { type EditReason, refuse } from './refuse.ts'
import { regionOf } from './region.ts'
import { isOnSegment } from './turn.ts'
import type { UnitPoint } from './units.ts'

interface Stretch {
  ax: number
  ay: number
  bx: number
  by: number
  left: string
  right: string
}

/**
 * Borders of communities, of locked cells and of the whole stay where they are: whatever the draft has made of their arcs,
 * the segments are the same ones (a vertex exactly on one of them may come or go).
 */
export function checkBorders(draft: Draft, mayMoveOuterBorder: boolean): void {
  const before = new Map<string, Stretch>()
  const after = new Map<string, Stretch>()
  for (const arc of draft.formerArcs()) if (!staysBorder(draft, arc)) collect(before, arc, draft)
  for (const arc of draft.drawnArcs()) if (!staysBorder(draft, arc)) collect(after, arc, draft)
  for (const key of before.keys()) if (after.delete(key)) before.delete(key)
  if (before.size === 0 && after.size === 0) return
  const left = [...before.values()].filter((s) => !(mayMoveOuterBorder && isOuter(s)))
  const come = [...after.values()].filter((s) => !(mayMoveOuterBorder && isOuter(s)))
  const isCovered = (old: Stretch) => {
    const parts = come.filter((s) => liesOn(s, old))
    return parts.reduce((sum, s) => sum + extent(s), 0) === extent(old)
  }
  const strange = come.filter((s) => !left.some((old) => liesOn(s, old)))
  const gone = left.filter((old) => !isCovered(old))
  const [worst] = [...strange, ...gone].sort((a, b) => rankOf(a) - rankOf(b))
  if (worst) refuse(reasonOf(worst), placeOf(worst))
}

/** The same line between the same regions: most borders that an edit touches only change a label. */
function staysBorder(draft: Draft, { id }: Arc): boolean {
  const [was, now] = [draft.base.arc(id), draft.arc(id)]
  if (!was || !now || !isSameLine(was.points, now.points)) return false
  return (
    regionOf(draft, was.left) === regionOf(draft, now.left) &&
    regionOf(draft, was.right) === regionOf(draft, now.right)
  )
}

function collect(stretches: Map<string, Stretch>, arc: Arc, draft: Draft): void {
  const left = regionOf(draft, arc.left)
  const right = regionOf(draft, arc.right)
  if (left === right) return
  const p = arc.points
  for (let i = 0; i + 3 < p.length; i += 2) {
    const [ax, ay, bx, by] = [p[i]!, p[i + 1]!, p[i + 2]!, p[i + 3]!]
    const forward = ax < bx || (ax === bx && ay < by)
    const stretch = forward
      ? { ax, ay, bx, by, left, right }
      : { ax: bx, ay: by, bx: ax, by: ay, left: right, right: left }
    stretches.set(Object.values(stretch).join(), stretch)
  }
}

const liesOn = (s: Stretch, old: Stretch): boolean =>
  s.left === old.left &&
  s.right === old.right &&
  isOnSegment(s.ax, s.ay, old.ax, old.ay, old.bx, old.by) &&
  isOnSegment(s.bx, s.by, old.ax, old.ay, old.bx, old.by)

/** Additive along a straight line. */
const extent = (s: Stretch) => Math.abs(s.bx - s.ax) + Math.abs(s.by - s.ay)

const isOuter = ({ left, right }: Stretch) => left === OUTSIDE || right === OUTSIDE

const placeOf = ({ ax, ay }: Stretch): UnitPoint => [ax, ay]

function reasonOf(stretch: Stretch): EditReason {
  if (stretch.left.startsWith('cell:') || stretch.right.startsWith('cell:')) return 'locked'
  return isOuter(stretch) ? 'outer-border' : 'community-border'
}

/** A lock says more than the border of a community, and that more than the border of the whole. */
const rankOf = (stretch: Stretch) =>
  ['locked', 'community-border', 'outer-border'].indexOf(reasonOf(stretch))
