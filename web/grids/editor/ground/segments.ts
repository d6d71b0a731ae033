import Flatbush from 'flatbush'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'

/** Lines that a hand is drawn to. */
export interface Segments {
  lines: readonly (readonly number[])[]
  nearest(place: UnitPoint, reachUnits: number): SegmentPlace | undefined
}

export interface SegmentPlace {
  place: UnitPoint
  distanceUnits: number
  isVertex: boolean
  line: number
}

export function createSegments(lines: readonly (readonly number[])[]): Segments {
  const count = lines.reduce((sum, line) => sum + Math.max(0, line.length / 2 - 1), 0)
  if (count === 0) return { lines, nearest: () => undefined }
  const [lineOf, at] = [new Uint32Array(count), new Uint32Array(count)]
  const tree = new Flatbush(count)
  let s = 0
  lines.forEach((p, line) => {
    for (let i = 0; i + 3 < p.length; i += 2) {
      lineOf[s] = line
      at[s++] = i
      const [ax, ay, bx, by] = [p[i]!, p[i + 1]!, p[i + 2]!, p[i + 3]!]
      tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    }
  })
  tree.finish()
  return {
    lines,
    nearest([x, y], reach) {
      let best: SegmentPlace | undefined
      for (const found of tree.search(x - reach, y - reach, x + reach, y + reach)) {
        const line = lineOf[found]!
        for (const candidate of placesOn(lines[line]!, at[found]!, x, y, line)) {
          if (candidate.distanceUnits <= reach && isBetter(candidate, best)) best = candidate
        }
      }
      return best
    },
  }
}

function placesOn(p: readonly number[], i: number, x: number, y: number, line: number) {
  const [ax, ay, bx, by] = [p[i]!, p[i + 1]!, p[i + 2]!, p[i + 3]!]
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const share =
    square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square))
  const at = (px: number, py: number, isVertex: boolean): SegmentPlace => ({
    place: [px, py],
    distanceUnits: Math.hypot(px - x, py - y),
    isVertex,
    line,
  })
  return [
    at(ax, ay, true),
    at(bx, by, true),
    at(Math.round(ax + share * dx), Math.round(ay + share * dy), false),
  ]
}

/** A corner rather than a stretch. */
const isBetter = (found: SegmentPlace, best: SegmentPlace | undefined) =>
  !best ||
  (found.isVertex === best.isVertex ? found.distanceUnits < best.distanceUnits : found.isVertex)
