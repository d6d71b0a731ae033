import Flatbush from 'flatbush'
import { lengthM } from '../measure.ts'

/** Roads, rivers, borders: what people recognise as a boundary. */
export interface LineIndex {
  /** Which part of a line, 0–1, has one of them within this distance. */
  shareAlong(line: readonly number[], withinM: number): number
}

/** Places on the line that are looked at are no further apart than this. */
const STEP_M = 20

export function indexLines(lines: readonly (readonly number[])[]): LineIndex {
  const segments: number[] = []
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      segments.push(line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!)
    }
  }
  const count = segments.length / 4
  if (count === 0) return { shareAlong: () => 0 }
  const tree = new Flatbush(count)
  for (let s = 0; s < segments.length; s += 4) {
    tree.add(
      Math.min(segments[s]!, segments[s + 2]!),
      Math.min(segments[s + 1]!, segments[s + 3]!),
      Math.max(segments[s]!, segments[s + 2]!),
      Math.max(segments[s + 1]!, segments[s + 3]!),
    )
  }
  tree.finish()
  return {
    shareAlong(line, withinM) {
      const { eastM, northM } = metresAt(line[1]!)
      const [rx, ry] = [withinM / eastM, withinM / northM]
      const isNear = (x: number, y: number) =>
        tree
          .search(x - rx, y - ry, x + rx, y + ry)
          .some((s) => distanceM(segments, 4 * s, x, y, eastM, northM) <= withinM)
      let [near, all] = [0, 0]
      for (let i = 0; i + 3 < line.length; i += 2) {
        const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!]
        const long = lengthM([ax, ay, bx, by])
        const steps = Math.max(1, Math.ceil(long / STEP_M))
        for (let k = 0; k < steps; k++) {
          const share = (k + 0.5) / steps
          if (isNear(ax + share * (bx - ax), ay + share * (by - ay))) near += long / steps
        }
        all += long
      }
      return all === 0 ? 0 : near / all
    },
  }
}

/** Metres of one unit to the east and to the north. */
export function metresAt(y: number): { eastM: number; northM: number } {
  return {
    eastM: lengthM([0, y, 1000, y]) / 1000,
    northM: lengthM([0, y - 500, 0, y + 500]) / 1000,
  }
}

function distanceM(
  p: readonly number[],
  s: number,
  x: number,
  y: number,
  eastM: number,
  northM: number,
): number {
  const [dx, dy] = [(p[s + 2]! - p[s]!) * eastM, (p[s + 3]! - p[s + 1]!) * northM]
  const [px, py] = [(x - p[s]!) * eastM, (y - p[s + 1]!) * northM]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square))
  return Math.hypot(px - share * dx, py - share * dy)
}
