import Flatbush from 'flatbush'
import { isOnSegment, turn } from './turn.ts'
import type { Box } from './units.ts'

/** New vertices are rounded to whole units, which can make lines cross once more: after a few rounds it is over. */
const MOST_ROUNDS = 40

/**
 * Gives every line a vertex wherever it meets another one or itself: afterwards two segments have at most their ends in
 * common, or are the same. Lines that meet nothing come back as they are. Only what lies in the box is looked at.
 */
export function nodeLines(lines: readonly (readonly number[])[], box?: Box): number[][] {
  let noded: number[][] = lines.map((line) => line as number[])
  let changed: ReadonlySet<number> | undefined
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const places = findPlaces(noded, changed, box)
    if (places.size === 0) return noded
    changed = new Set(places.keys())
    noded = noded.map((line, k) => withPlaces(line, places.get(k)))
  }
  throw new Error(`Lines still cross after ${MOST_ROUNDS} rounds`)
}

/** New vertices by line and first index of the segment: x, y … */
type Places = Map<number, Map<number, number[]>>

/** Two segments are compared when one of them is of a line that has just changed. */
function findPlaces(
  lines: readonly number[][],
  changed: ReadonlySet<number> | undefined,
  box: Box | undefined,
): Places {
  const places: Places = new Map()
  const { lineOf, at, tree, count } = indexSegments(lines, box)
  if (count === 0) return places
  for (let s = 0; s < count; s++) {
    if (changed && !changed.has(lineOf[s]!)) continue
    const [p, i] = [lines[lineOf[s]!]!, at[s]!]
    const others = tree.search(
      Math.min(p[i]!, p[i + 2]!),
      Math.min(p[i + 1]!, p[i + 3]!),
      Math.max(p[i]!, p[i + 2]!),
      Math.max(p[i + 1]!, p[i + 3]!),
      (o) => o > s || (changed !== undefined && !changed.has(lineOf[o]!)),
    )
    for (const o of others) compare(places, lines, lineOf[s]!, i, lineOf[o]!, at[o]!)
  }
  return places
}

function indexSegments(lines: readonly number[][], box: Box | undefined) {
  const lineOf: number[] = []
  const at: number[] = []
  lines.forEach((line, k) => {
    for (let i = 0; i + 3 < line.length; i += 2) {
      if (box && isBeyond(line, i, box)) continue
      lineOf.push(k)
      at.push(i)
    }
  })
  const tree = new Flatbush(Math.max(1, at.length))
  at.forEach((i, s) => {
    const p = lines[lineOf[s]!]!
    tree.add(
      Math.min(p[i]!, p[i + 2]!),
      Math.min(p[i + 1]!, p[i + 3]!),
      Math.max(p[i]!, p[i + 2]!),
      Math.max(p[i + 1]!, p[i + 3]!),
    )
  })
  if (at.length === 0) tree.add(0, 0, 0, 0)
  tree.finish()
  return { lineOf, at, tree, count: at.length }
}

function isBeyond(p: readonly number[], i: number, box: Box): boolean {
  return (
    Math.max(p[i]!, p[i + 2]!) < box.minX ||
    Math.min(p[i]!, p[i + 2]!) > box.maxX ||
    Math.max(p[i + 1]!, p[i + 3]!) < box.minY ||
    Math.min(p[i + 1]!, p[i + 3]!) > box.maxY
  )
}

function compare(
  places: Places,
  lines: readonly number[][],
  k: number,
  i: number,
  l: number,
  j: number,
): void {
  const [p, q] = [lines[k]!, lines[l]!]
  const [ax, ay, bx, by] = [p[i]!, p[i + 1]!, p[i + 2]!, p[i + 3]!]
  const [cx, cy, dx, dy] = [q[j]!, q[j + 1]!, q[j + 2]!, q[j + 3]!]
  let touches = false
  const touch = (line: number, at: number, x: number, y: number) => {
    touches = true
    note(places, lines, line, at, x, y)
  }
  if (isOnSegment(cx, cy, ax, ay, bx, by)) touch(k, i, cx, cy)
  if (isOnSegment(dx, dy, ax, ay, bx, by)) touch(k, i, dx, dy)
  if (isOnSegment(ax, ay, cx, cy, dx, dy)) touch(l, j, ax, ay)
  if (isOnSegment(bx, by, cx, cy, dx, dy)) touch(l, j, bx, by)
  if (touches) return
  const c = turn(ax, ay, bx, by, cx, cy)
  const d = turn(ax, ay, bx, by, dx, dy)
  if (c > 0 === d > 0) return
  if (turn(cx, cy, dx, dy, ax, ay) > 0 === turn(cx, cy, dx, dy, bx, by) > 0) return
  const share = c / (c - d)
  const x = Math.round(cx + share * (dx - cx))
  const y = Math.round(cy + share * (dy - cy))
  note(places, lines, k, i, x, y)
  note(places, lines, l, j, x, y)
}

function note(
  places: Places,
  lines: readonly number[][],
  line: number,
  at: number,
  x: number,
  y: number,
): void {
  const p = lines[line]!
  if ((p[at] === x && p[at + 1] === y) || (p[at + 2] === x && p[at + 3] === y)) return
  const ofLine = places.get(line) ?? new Map<number, number[]>()
  places.set(line, ofLine)
  const ofSegment = ofLine.get(at)
  if (ofSegment) ofSegment.push(x, y)
  else ofLine.set(at, [x, y])
}

/** The line with its new vertices, each segment's in their order along it. */
function withPlaces(line: number[], places: ReadonlyMap<number, number[]> | undefined): number[] {
  if (!places) return line
  const points: number[] = []
  for (let i = 0; i < line.length; i += 2) {
    const [ax, ay] = [line[i]!, line[i + 1]!]
    points.push(ax, ay)
    const found = places.get(i)
    if (!found) continue
    const order: [number, number, number][] = []
    const [dx, dy] = [line[i + 2]! - ax, line[i + 3]! - ay]
    for (let f = 0; f < found.length; f += 2) {
      const [x, y] = [found[f]!, found[f + 1]!]
      order.push([(x - ax) * dx + (y - ay) * dy, x, y])
    }
    order.sort((a, b) => a[0] - b[0])
    for (const [, x, y] of order) {
      if (points.at(-2) !== x || points.at(-1) !== y) points.push(x, y)
    }
  }
  return points
}
