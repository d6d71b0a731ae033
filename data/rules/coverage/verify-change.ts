import type { Coverage } from './coverage.ts'
import { type Arc, type CoverageChange, type Face, isArc, isArcId } from './items.ts'
import { toLonLat } from './units.ts'
import { type Invalidity, isAllowed, segmentBox, verifyArc, verifyFace } from './verify-coverage.ts'

/**
 * What `verifyCoverage` would find after a change to a coverage that was valid before it, looked at only where the change has
 * been: its arcs, every segment that was not there before against all others, every face beside what came or went. The inverse
 * says what was there. Costs O(arcs near the change).
 */
export function verifyChange(
  coverage: Coverage,
  change: CoverageChange,
  inverse: CoverageChange,
): Invalidity[] {
  const drawn = change.put.filter(isArc)
  const former = inverse.put.filter(isArc)
  const broken = drawn.flatMap(verifyArc)
  return [
    ...broken,
    ...findNewCrossings(coverage, drawn, former),
    ...facesBeside(change, inverse, [...drawn, ...former]).flatMap((face) =>
      verifyFace(coverage, face),
    ),
  ]
}

function facesBeside(
  change: CoverageChange,
  inverse: CoverageChange,
  arcs: readonly Arc[],
): Face[] {
  const faces = new Set<Face>()
  for (const { left, right } of arcs) faces.add(left).add(right)
  for (const { put, remove } of [change, inverse]) {
    for (const item of put) if (!isArc(item)) faces.add(item.id)
    for (const id of remove) if (!isArcId(id)) faces.add(id)
  }
  return [...faces]
}

function findNewCrossings(
  coverage: Coverage,
  drawn: readonly Arc[],
  former: readonly Arc[],
): Invalidity[] {
  const found: Invalidity[] = []
  for (const [arc, i] of newSegments(drawn, former)) {
    const [minX, minY, maxX, maxY] = segmentBox(arc.points, i)
    for (const id of coverage.near({ minX, minY, maxX, maxY })) {
      const other = coverage.arc(id)!
      const p = other.points
      for (let j = 0; j + 3 < p.length; j += 2) {
        // Most segments are far off: no call for them.
        if (p[j]! < minX ? p[j + 2]! < minX : p[j]! > maxX && p[j + 2]! > maxX) continue
        if (p[j + 1]! < minY ? p[j + 3]! < minY : p[j + 1]! > maxY && p[j + 3]! > maxY) continue
        if ((other === arc && i === j) || isAllowed(arc, i, other, j)) continue
        const place = toLonLat(arc.points[i]!, arc.points[i + 1]!)
        found.push({ problem: 'crossing', place, id: `${arc.id} ${id}` })
      }
    }
  }
  return found
}

/**
 * Segments that no arc had before; each that was there can be found again once. One whose arc ended with it and now runs on
 * is another one: who ends there would be in its way.
 */
function* newSegments(drawn: readonly Arc[], former: readonly Arc[]): Generator<[Arc, number]> {
  const gone = new Map(former.map((arc) => [arc.id, arc]))
  const come: [Arc, number, number][] = []
  const left = new Map<string, number>()
  for (const arc of drawn) {
    const old = gone.get(arc.id)
    gone.delete(arc.id)
    const [front, back] = old ? commonEnds(old.points, arc.points) : [0, 0]
    if (old) countSegments(left, old.points, front, back)
    come.push([arc, front, back])
  }
  for (const { points } of gone.values()) countSegments(left, points, 0, 0)
  for (const [arc, front, back] of come) {
    for (const i of between(arc.points, front, back)) {
      const key = keyOf(arc.points, i)
      const times = left.get(key) ?? 0
      if (times > 0) left.set(key, times - 1)
      else yield [arc, i]
    }
  }
}

/** How many numbers two lines have in common in front and behind; first and last segments only of equal lines. */
function commonEnds(old: readonly number[], now: readonly number[]): [number, number] {
  const least = Math.min(old.length, now.length)
  let front = 0
  while (front < least && old[front] === now[front]) front++
  if (front === old.length && front === now.length) return [front, front]
  front = Math.min(front - (front % 2), least - 2)
  let back = 0
  while (back < least - front && old[old.length - 1 - back] === now[now.length - 1 - back]) back++
  return [front, Math.min(back - (back % 2), least - 2)]
}

/** Segments that have not both their ends in front or both behind. */
function* between(points: readonly number[], front: number, back: number): Generator<number> {
  const last = Math.min(points.length - 4, points.length - back - 2)
  for (let i = Math.max(0, front - 2); i <= last; i += 2) yield i
}

function countSegments(
  counts: Map<string, number>,
  points: readonly number[],
  front: number,
  back: number,
): void {
  for (const i of between(points, front, back)) {
    const key = keyOf(points, i)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
}

/** The same for both directions; says at which of its ends the arc ends. */
function keyOf(p: readonly number[], i: number): string {
  const start = `${p[i]},${p[i + 1]}${i === 0 ? '!' : ''}`
  const end = `${p[i + 2]},${p[i + 3]}${i === p.length - 4 ? '!' : ''}`
  return start < end ? `${start} ${end}` : `${end} ${start}`
}
