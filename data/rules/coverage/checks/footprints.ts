import Flatbush from 'flatbush'
import { crossings } from '../crossings.ts'
import { meet, turn } from '../turn.ts'
import { type Box, boxOf } from '../units.ts'

/** Outlines of buildings or estates, closed, in units. */
export interface Footprint {
  code: string
  ring: readonly number[]
  /** Of an estate. */
  households?: number
}

export interface Footprints {
  list: readonly Footprint[]
  near(box: Box): readonly number[]
}

export function indexFootprints(list: readonly Footprint[]): Footprints {
  if (list.length === 0) return { list, near: () => [] }
  const tree = new Flatbush(list.length)
  for (const { ring } of list) {
    const { minX, minY, maxX, maxY } = boxOf(ring)
    tree.add(minX, minY, maxX, maxY)
  }
  tree.finish()
  return { list, near: ({ minX, minY, maxX, maxY }) => tree.search(minX, minY, maxX, maxY) }
}

/** Middle of an outline; of a bent one it may lie outside. */
export function middleOf(ring: readonly number[]): readonly [number, number] {
  const { minX, minY, maxX, maxY } = boxOf(ring)
  return [(minX + maxX) / 2, (minY + maxY) / 2]
}

/** Whether a line runs through the inside of an outline; along its edge is no cut. */
export function cuts(line: readonly number[], ring: readonly number[]): boolean {
  const box = boxOf(ring)
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!]
    if (Math.max(ax, bx) <= box.minX || Math.min(ax, bx) >= box.maxX) continue
    if (Math.max(ay, by) <= box.minY || Math.min(ay, by) >= box.maxY) continue
    if (cutsSegment(ax, ay, bx, by, ring)) return true
  }
  return false
}

function cutsSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  ring: readonly number[],
): boolean {
  for (let j = 0; j + 3 < ring.length; j += 2) {
    const [cx, cy, dx, dy] = [ring[j]!, ring[j + 1]!, ring[j + 2]!, ring[j + 3]!]
    if (meet(ax, ay, bx, by, cx, cy, dx, dy) !== 'crossing') continue
    const c = turn(ax, ay, bx, by, cx, cy)
    const d = turn(ax, ay, bx, by, dx, dy)
    const a = turn(cx, cy, dx, dy, ax, ay)
    const b = turn(cx, cy, dx, dy, bx, by)
    if (c * d < 0 && a * b < 0) return true
  }
  // Through corners, or wholly inside.
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2]
  return crossings(ring, x, y) !== 0 && !runsAlong(x, y, ring)
}

function runsAlong(x: number, y: number, ring: readonly number[]): boolean {
  for (let j = 0; j + 3 < ring.length; j += 2) {
    const [cx, cy, dx, dy] = [ring[j]!, ring[j + 1]!, ring[j + 2]!, ring[j + 3]!]
    const isWithin =
      x >= Math.min(cx, dx) &&
      x <= Math.max(cx, dx) &&
      y >= Math.min(cy, dy) &&
      y <= Math.max(cy, dy)
    if (isWithin && turn(cx, cy, dx, dy, x, y) === 0) return true
  }
  return false
}
