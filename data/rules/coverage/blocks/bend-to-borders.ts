import Flatbush from 'flatbush'
import { metresAt } from '../checks/line-index.ts'
import { turn } from '../turn.ts'
import type { UnitPoint } from '../units.ts'

/** Further than this no street is bent to meet a border in one of its vertices. */
const MOST_M = 80

interface Crossing {
  along: number
  vertex: UnitPoint
  awayM: number
}

/**
 * Lines that cross borders in vertices of those alone, so that borders stay what they are to the last unit. Where a line
 * cannot be bent so, it is interrupted:
 *
 *      ─────┼─────            ───╲   ╱──
 *           │          →          ╲ ╱
 *           ●                      ●
 */
export function bendToBorders(
  lines: readonly (readonly number[])[],
  borders: readonly (readonly number[])[],
): number[][] {
  const index = indexBorders(borders)
  return lines.flatMap((line) => {
    const pieces: number[][] = []
    let piece = [line[0]!, line[1]!]
    const end = () => {
      if (piece.length >= 4) pieces.push(piece)
    }
    for (let i = 0; i + 3 < line.length; i += 2) {
      const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!]
      const found = index.crossings(ax, ay, bx, by)
      const way = [...found.flatMap(({ vertex }) => [...vertex]), bx, by]
      const isBent = found.every(({ awayM }) => awayM <= MOST_M)
      let [x, y] = [ax, ay]
      for (let k = 0; k < way.length; k += 2) {
        const [nx, ny] = [way[k]!, way[k + 1]!]
        if (isBent && index.crossings(x, y, nx, ny).length === 0) {
          if (nx !== x || ny !== y) piece.push(nx, ny)
        } else {
          end()
          piece = [nx, ny]
        }
        ;[x, y] = [nx, ny]
      }
    }
    end()
    return pieces
  })
}

function indexBorders(borders: readonly (readonly number[])[]) {
  const segments: number[] = []
  for (const p of borders) {
    for (let i = 0; i + 3 < p.length; i += 2) {
      segments.push(p[i]!, p[i + 1]!, p[i + 2]!, p[i + 3]!)
    }
  }
  const tree = new Flatbush(Math.max(1, segments.length / 4))
  for (let s = 0; s < segments.length; s += 4) {
    const [ax, ay, bx, by] = segments.slice(s, s + 4) as [number, number, number, number]
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  }
  if (segments.length === 0) tree.add(0, 0, 0, 0)
  tree.finish()
  return {
    /** Where a stretch crosses a border beside its vertices, in the order of the stretch. */
    crossings(ax: number, ay: number, bx: number, by: number): Crossing[] {
      const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const
      return tree
        .search(...box)
        .flatMap((s) => crossingOf(ax, ay, bx, by, segments, 4 * s) ?? [])
        .sort((a, b) => a.along - b.along)
    },
  }
}

function crossingOf(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  segments: readonly number[],
  s: number,
): Crossing | undefined {
  const [cx, cy, dx, dy] = segments.slice(s, s + 4) as [number, number, number, number]
  const [c, d] = [turn(ax, ay, bx, by, cx, cy), turn(ax, ay, bx, by, dx, dy)]
  const [a, b] = [turn(cx, cy, dx, dy, ax, ay), turn(cx, cy, dx, dy, bx, by)]
  if (c * d >= 0 || a * b >= 0) return undefined
  const share = c / (c - d)
  const [x, y] = [Math.round(cx + share * (dx - cx)), Math.round(cy + share * (dy - cy))]
  // A whole unit exactly on the border bends nothing.
  if (turn(cx, cy, dx, dy, x, y) === 0) return undefined
  const { eastM, northM } = metresAt(cy)
  const longM = Math.hypot((dx - cx) * eastM, (dy - cy) * northM)
  const isNearC = share <= 0.5
  return {
    along: a / (a - b),
    vertex: isNearC ? [cx, cy] : [dx, dy],
    awayM: longM * (isNearC ? share : 1 - share),
  }
}
