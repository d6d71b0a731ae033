import type { Coverage } from '../coverage.ts'
import type { Arc, CellId, Face } from '../items.ts'
import { lengthM } from '../measure.ts'
import type { Tallies } from '../tally/count-cells.ts'
import { emptyTally } from '../tally/tally.ts'

/** What a plan is put together of: a road-bounded block, an estate. No plan cuts one. */
export interface Block {
  id: CellId
  community: string
  households: number
  areaM2: number
  perimeterM: number
  /** Middle, metres east and north of the first block. */
  x: number
  y: number
  /** Cell that it is in today, by which its workers know its streets; `''` = none. */
  today: string
  /** It is in a locked cell: it stays there. */
  locked: boolean
  neighbours: readonly Neighbour[]
}

export interface Neighbour {
  /** Position in the list of blocks. */
  block: number
  sharedM: number
  /** Part of it along something that people recognise: a road, a river, a border. */
  alongM: number
}

export interface BlockWishes {
  /** Today's cell of a block and whether that one is locked. */
  todayOf?: (block: CellId) => { cell: string; locked: boolean } | undefined
  /** Which share of an arc, 0–1, runs along something recognisable; all of it where absent. */
  alongOf?: (arc: Arc) => number
}

/** Blocks and who borders on whom. */
export function blockGraph(blocks: Coverage, tallies: Tallies, wishes: BlockWishes = {}): Block[] {
  const cells = [...blocks.cells()]
  const positions = new Map<Face, number>(cells.map(({ id }, k) => [id, k]))
  const middles = middlesOf(blocks)
  const shared = cells.map(() => new Map<number, { sharedM: number; alongM: number }>())
  for (const arc of blocks.arcs()) {
    const [a, b] = [positions.get(arc.left), positions.get(arc.right)]
    if (a === undefined || b === undefined) continue
    const long = lengthM(arc.points)
    const along = long * (wishes.alongOf?.(arc) ?? 1)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const edge = shared[from]!.get(to) ?? { sharedM: 0, alongM: 0 }
      shared[from]!.set(to, { sharedM: edge.sharedM + long, alongM: edge.alongM + along })
    }
  }
  return cells.map(({ id, community }, k) => {
    const { households, areaM2, perimeterM } = tallies.get(id) ?? emptyTally()
    const today = wishes.todayOf?.(id)
    return {
      id,
      community,
      households,
      areaM2,
      perimeterM,
      ...middles(id),
      today: today?.cell ?? '',
      locked: today?.locked ?? false,
      neighbours: [...shared[k]!].map(([block, edge]) => ({ block, ...edge })),
    }
  })
}

/** Centre of gravity of each block's boundary: near enough to tell near from far. */
function middlesOf(blocks: Coverage) {
  const [first] = blocks.arcs()
  const [x0, y0] = first ? [first.points[0]!, first.points[1]!] : [0, 0]
  const east = lengthM([x0, y0, x0 + 1000, y0]) / 1000
  const north = lengthM([x0, y0, x0, y0 + 1000]) / 1000
  return (id: CellId): { x: number; y: number } => {
    let [x, y, weight] = [0, 0, 0]
    for (const arcId of blocks.arcsOf(id)) {
      const { points } = blocks.arc(arcId)!
      for (let i = 0; i + 3 < points.length; i += 2) {
        const long = Math.hypot(points[i + 2]! - points[i]!, points[i + 3]! - points[i + 1]!)
        x += ((points[i]! + points[i + 2]!) / 2 - x0) * long
        y += ((points[i + 1]! + points[i + 3]!) / 2 - y0) * long
        weight += long
      }
    }
    return { x: (x / weight) * east, y: (y / weight) * north }
  }
}
