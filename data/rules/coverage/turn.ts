import { orient2d } from 'robust-predicates'

/** Exact: > 0 where a→b→c turns left, < 0 right, 0 straight on or back. */
export function turn(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): number {
  // The library counts y downwards.
  return -orient2d(ax, ay, bx, by, cx, cy)
}

/** How two segments meet: not, in one end of both and nowhere else, or in any other way. */
export type Meeting = 'apart' | 'end' | 'crossing'

export function meet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): Meeting {
  if (
    Math.max(ax, bx) < Math.min(cx, dx) ||
    Math.max(cx, dx) < Math.min(ax, bx) ||
    Math.max(ay, by) < Math.min(cy, dy) ||
    Math.max(cy, dy) < Math.min(ay, by)
  )
    return 'apart'
  const c = turn(ax, ay, bx, by, cx, cy)
  const d = turn(ax, ay, bx, by, dx, dy)
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return 'apart'
  const a = turn(cx, cy, dx, dy, ax, ay)
  const b = turn(cx, cy, dx, dy, bx, by)
  if ((a > 0 && b > 0) || (a < 0 && b < 0)) return 'apart'
  const shared =
    sameEnd(ax, ay, cx, cy, bx, by, dx, dy) ??
    sameEnd(ax, ay, dx, dy, bx, by, cx, cy) ??
    sameEnd(bx, by, cx, cy, ax, ay, dx, dy) ??
    sameEnd(bx, by, dx, dy, ax, ay, cx, cy)
  return shared ?? 'crossing'
}

/** Two segments from the same point p: only when they run the same way do they share more. */
function sameEnd(
  px: number,
  py: number,
  qx: number,
  qy: number,
  ux: number,
  uy: number,
  vx: number,
  vy: number,
): Meeting | undefined {
  if (px !== qx || py !== qy) return undefined
  const isStraight = turn(px, py, ux, uy, vx, vy) === 0
  const isSameWay = (ux - px) * (vx - px) + (uy - py) * (vy - py) > 0
  return isStraight && isSameWay ? 'crossing' : 'end'
}

/** Whether p lies on the segment, its ends among it. */
export function isOnSegment(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): boolean {
  return (
    px >= Math.min(ax, bx) &&
    px <= Math.max(ax, bx) &&
    py >= Math.min(ay, by) &&
    py <= Math.max(ay, by) &&
    turn(ax, ay, bx, by, px, py) === 0
  )
}
