import { changedStretch } from '../check-lines.ts'
import type { CoverageView } from '../coverage.ts'
import { crossing } from '../crossings.ts'
import { type Arc, type CoverageChange, type Face, isArc, isArcId } from '../items.ts'
import { areaPartM2, lengthM } from '../measure.ts'
import { emptyBox, growBox } from '../units.ts'
import { COUNTED, type Facts } from './facts.ts'
import { type CellTally, emptyTally } from './tally.ts'

/** By how much the tallies of cells change; beyond the cells too, under `outside`. */
export type TallyChange = Map<Face, CellTally>

/** Segments between the same two faces: ax, ay, bx, by, and 1 for what comes, −1 for what goes. */
interface Strip {
  left: Face
  right: Face
  segments: number[]
}

/**
 * What a change moves from cell to cell. Only places in the box round the changed segments are looked at: a place is in a
 * cell as often as the cell's boundary runs round it, that is a sum over segments, and those that stay cancel out.
 */
export function countChange(
  before: CoverageView,
  change: CoverageChange,
  facts: Facts,
): TallyChange {
  const strips = collectStrips(before, change)
  const moved: TallyChange = new Map()
  const tallyOf = (face: Face) => {
    const known = moved.get(face) ?? emptyTally()
    moved.set(face, known)
    return known
  }
  const box = emptyBox()
  for (const { left, right, segments } of strips) {
    const [l, r] = [tallyOf(left), tallyOf(right)]
    for (let i = 0; i < segments.length; i += 5) {
      const line = segments.slice(i, i + 4)
      growBox(box, line[0]!, line[1]!)
      growBox(box, line[2]!, line[3]!)
      const area = areaPartM2(line) * segments[i + 4]!
      const long = lengthM(line) * segments[i + 4]!
      l.areaM2 += area
      l.perimeterM += long
      r.areaM2 -= area
      r.perimeterM += long
    }
  }
  if (strips.length === 0) return moved
  for (const place of facts.index.range(box.minX, box.minY, box.maxX, box.maxY)) {
    for (const strip of strips) {
      const times = crossingsOf(strip.segments, facts.x[place]!, facts.y[place]!)
      if (times === 0) continue
      addPlace(tallyOf(strip.left), facts, place, times)
      addPlace(tallyOf(strip.right), facts, place, -times)
    }
  }
  return moved
}

function addPlace(tally: CellTally, { counts }: Facts, place: number, times: number): void {
  const at = place * COUNTED.length
  for (let c = 0; c < COUNTED.length; c++) tally[COUNTED[c]!] += times * counts[at + c]!
}

function crossingsOf(segments: readonly number[], x: number, y: number): number {
  let sum = 0
  for (let i = 0; i < segments.length; i += 5) {
    const [ay, by] = [segments[i + 1]!, segments[i + 3]!]
    // Most segments lie above or below.
    if (ay <= y === by <= y) continue
    sum += crossing(segments[i]!, ay, segments[i + 2]!, by, x, y) * segments[i + 4]!
  }
  return sum
}

function collectStrips(before: CoverageView, { put, remove }: CoverageChange): Strip[] {
  const strips = new Map<string, Strip>()
  const add = ({ left, right, points }: Arc, from: number, to: number, sign: 1 | -1) => {
    const key = `${left}|${right}`
    const strip = strips.get(key) ?? { left, right, segments: [] }
    strips.set(key, strip)
    for (let i = from; i <= to; i += 2) {
      strip.segments.push(points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!, sign)
    }
  }
  const whole = (arc: Arc, sign: 1 | -1) => add(arc, 0, arc.points.length - 4, sign)
  for (const id of remove) {
    const was = isArcId(id) ? before.arc(id) : undefined
    if (was) whole(was, -1)
  }
  for (const item of put) {
    if (!isArc(item)) continue
    const was = before.arc(item.id)
    if (was && was.left === item.left && was.right === item.right) {
      add(item, ...changedStretch(was.points, item.points), 1)
      add(was, ...changedStretch(item.points, was.points), -1)
    } else {
      if (was) whole(was, -1)
      whole(item, 1)
    }
  }
  return [...strips.values()].filter(({ segments }) => segments.length > 0)
}
