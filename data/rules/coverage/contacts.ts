import type { Arc, ArcId } from './items.ts'
import { turn } from './turn.ts'
import type { UnitPoint } from './units.ts'

/** Where a line meets an arc. */
export interface Contact {
  /** Number of the line's segment, and how far along it. */
  along: number
  arc: ArcId
  /** Number of the arc's segment, and how far along it. */
  segment: number
  share: number
  /** In whole units. */
  place: UnitPoint
}

/** All places where a line meets arcs, in the order of the line. */
export function contactsOf(line: readonly number[], arcs: readonly Arc[]): Contact[] {
  const contacts: Contact[] = []
  for (let i = 0; i + 3 < line.length; i += 2) {
    for (const { id, points } of arcs) {
      for (let j = 0; j + 3 < points.length; j += 2) {
        const found = meetAt(line, i, points, j)
        if (!found) continue
        const { along, share, place } = found
        contacts.push({ along: i / 2 + along, arc: id, segment: j / 2, share, place })
      }
    }
  }
  return contacts.sort((a, b) => a.along - b.along)
}

/** Of lines that run along each other nothing is said: their ends meet others. */
function meetAt(line: readonly number[], i: number, points: readonly number[], j: number) {
  const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!]
  const [cx, cy, dx, dy] = [points[j]!, points[j + 1]!, points[j + 2]!, points[j + 3]!]
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return undefined
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return undefined
  const c = turn(ax, ay, bx, by, cx, cy)
  const d = turn(ax, ay, bx, by, dx, dy)
  if (c * d > 0 || c === d) return undefined
  const a = turn(cx, cy, dx, dy, ax, ay)
  const b = turn(cx, cy, dx, dy, bx, by)
  if (a * b > 0) return undefined
  const share = c / (c - d)
  const along = a / (a - b)
  const place: UnitPoint =
    c === 0
      ? [cx, cy]
      : d === 0
        ? [dx, dy]
        : [Math.round(cx + share * (dx - cx)), Math.round(cy + share * (dy - cy))]
  return { along, share, place }
}
