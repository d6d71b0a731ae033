import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { EditOutcome } from '../../../../data/rules/coverage/edit.ts'
import {
  type Arc,
  type Cell,
  type CellId,
  type CoverageChange,
  type IssueId,
  isArc,
  isArcId,
  OUTSIDE,
} from '../../../../data/rules/coverage/items.ts'
import { addVertex } from '../../../../data/rules/coverage/operations/add-vertex.ts'
import { lockCells } from '../../../../data/rules/coverage/operations/change-cells.ts'
import { cutHole } from '../../../../data/rules/coverage/operations/cut-hole.ts'
import { deleteVertex } from '../../../../data/rules/coverage/operations/delete-vertex.ts'
import { mergeCells } from '../../../../data/rules/coverage/operations/merge-cells.ts'
import { moveVertex } from '../../../../data/rules/coverage/operations/move-vertex.ts'
import { reassignPieces } from '../../../../data/rules/coverage/operations/reassign-pieces.ts'
import { splitCell } from '../../../../data/rules/coverage/operations/split-cell.ts'
import { traceBoundary } from '../../../../data/rules/coverage/operations/trace-boundary.ts'

export type EditKind = (typeof EDIT_KINDS)[number]
const EDIT_KINDS = [
  'move',
  'add',
  'delete',
  'trace',
  'split',
  'merge',
  'reassign',
  'hole',
  'lock',
] as const

/** How often each kind is tried: planners mostly drag vertices. */
const WEIGHTS: Record<EditKind, number> = {
  move: 45,
  add: 12,
  delete: 12,
  trace: 6,
  split: 7,
  merge: 7,
  reassign: 8,
  hole: 1,
  lock: 2,
}

/** Draws arcs and cells at random in constant time, while they come and go. */
export class Chooser {
  readonly arcs = new Bag<Arc['id']>()
  readonly cells = new Bag<CellId>()

  constructor(coverage: Coverage) {
    for (const { id } of coverage.arcs()) this.arcs.add(id)
    for (const { id } of coverage.cells()) this.cells.add(id)
  }

  follow({ put, remove }: CoverageChange): void {
    for (const item of put) {
      if (isArc(item)) this.arcs.add(item.id)
      else this.cells.add(item.id)
    }
    for (const id of remove) {
      if (isArcId(id)) this.arcs.remove(id)
      else this.cells.remove(id)
    }
  }
}

class Bag<Item> {
  readonly #items: Item[] = []
  readonly #at = new Map<Item, number>()

  add(item: Item): void {
    if (this.#at.has(item)) return
    this.#at.set(item, this.#items.length)
    this.#items.push(item)
  }

  remove(item: Item): void {
    const at = this.#at.get(item)
    if (at === undefined) return
    const last = this.#items.pop()!
    this.#at.delete(item)
    if (last === item) return
    this.#items[at] = last
    this.#at.set(last, at)
  }

  pick(random: () => number): Item {
    return this.#items[Math.floor(random() * this.#items.length)]!
  }

  get size(): number {
    return this.#items.length
  }
}

export interface RandomEdit {
  kind: EditKind
  outcome: EditOutcome
}

/** Something that a planner might do, sensible or not: what is refused is part of the trial. */
export function randomEdit(
  coverage: Coverage,
  chooser: Chooser,
  random: () => number,
  issueId: IssueId,
  size: { cells: number },
): RandomEdit {
  const kind = pickKind(random, chooser.cells.size / size.cells)
  const arc = coverage.arc(chooser.arcs.pick(random))!
  const cell = coverage.cell(chooser.cells.pick(random))!
  const outcome = EDITS[kind]({ coverage, arc, cell, random, issueId })
  return { kind, outcome }
}

function pickKind(random: () => number, growth: number): EditKind {
  // So that there are about as many cells in the end as in the beginning.
  const weight = (kind: EditKind) =>
    kind === 'merge'
      ? WEIGHTS.merge * growth ** 4
      : kind === 'split'
        ? WEIGHTS.split / growth
        : WEIGHTS[kind]
  const drawn = random() * EDIT_KINDS.reduce((sum, kind) => sum + weight(kind), 0)
  let sum = 0
  for (const kind of EDIT_KINDS) {
    sum += weight(kind)
    if (drawn < sum) return kind
  }
  return 'move'
}

interface Setting {
  coverage: Coverage
  arc: Arc
  cell: Cell
  random: () => number
  issueId: IssueId
}

const EDITS: Record<EditKind, (setting: Setting) => EditOutcome> = {
  move({ coverage, arc, random }) {
    const vertex = Math.floor((random() * arc.points.length) / 2)
    return moveVertex(coverage, { arc: arc.id, vertex, to: near(arc, vertex, random) })
  },
  add({ coverage, arc, random }) {
    const segment = Math.floor(random() * (arc.points.length / 2 - 1))
    const [ax, ay, bx, by] = segmentOf(arc, segment)
    const share = random()
    const wiggle = () => (random() - 0.5) * 0.2 * (Math.abs(bx - ax) + Math.abs(by - ay))
    const at = round(ax + share * (bx - ax) + wiggle(), ay + share * (by - ay) + wiggle())
    return addVertex(coverage, { arc: arc.id, segment, at })
  },
  delete({ coverage, arc, random }) {
    const vertex = Math.floor((random() * arc.points.length) / 2)
    return deleteVertex(coverage, { arc: arc.id, vertex })
  },
  trace({ coverage, arc, random }) {
    const count = arc.points.length / 2
    const from = Math.floor(random() * count)
    const to = Math.min(count - 1, from + 1 + Math.floor(random() * 4))
    const [ax, ay] = [arc.points[2 * from]!, arc.points[2 * from + 1]!]
    const [bx, by] = [arc.points[2 * to]!, arc.points[2 * to + 1]!]
    const bend = (random() - 0.5) * 0.5
    const middle = round((ax + bx) / 2 + bend * (by - ay), (ay + by) / 2 - bend * (bx - ax))
    return traceBoundary(coverage, { arc: arc.id, from, to, line: middle })
  },
  split({ coverage, arc, random, issueId }) {
    const face = arc.left === OUTSIDE ? arc.right : arc.left
    const reach = extentOf(arc) * 2
    const angle = random() * Math.PI * 2
    const [x, y] = spot(arc, random)
    const [dx, dy] = [Math.cos(angle) * reach, Math.sin(angle) * reach]
    const bend = round(x + dx * 0.1 - dy * 0.05, y + dy * 0.1 + dx * 0.05)
    const line = [...round(x - dx, y - dy), ...bend, ...round(x + dx, y + dy)]
    return splitCell(coverage, { cell: face as CellId, line, issueId })
  },
  merge({ coverage, arc }) {
    if (arc.left === OUTSIDE || arc.right === OUTSIDE) return { refused: 'not-neighbours' }
    return mergeCells(coverage, { keep: arc.left, gone: arc.right })
  },
  reassign({ coverage, arc, random, issueId }) {
    const to = random() < 0.5 ? arc.left : arc.right
    if (to === OUTSIDE) return { refused: 'outside' }
    return reassignPieces(coverage, { pieces: [[block(arc, random)]], to, issueId })
  },
  hole({ coverage, arc, random, issueId }) {
    return cutHole(coverage, { piece: [block(arc, random)], name: 'park', issueId })
  },
  lock({ coverage, cell, random }) {
    // Rather unlocked than locked, lest nothing can be done in the end.
    return lockCells(coverage, { cells: [cell.id], locked: !cell.locked && random() < 0.1 })
  },
}

/** A bent quadrangle somewhere along the arc. */
function block(arc: Arc, random: () => number): number[] {
  const [x, y] = spot(arc, random)
  const size = extentOf(arc) * (0.1 + random() * 0.4)
  const turn = random() * Math.PI
  const corners = [0, 1, 2, 3].flatMap((k) => {
    const angle = turn + (k * Math.PI) / 2
    return round(x + Math.cos(angle) * size, y + Math.sin(angle) * size)
  })
  return [...corners, corners[0]!, corners[1]!]
}

function near(arc: Arc, vertex: number, random: () => number): readonly [number, number] {
  const reach = extentOf(arc) * 0.3
  const angle = random() * 2 * Math.PI
  // Mostly small steps, as in a drag; now and then a leap.
  const step = reach * random() ** 3
  return round(
    arc.points[2 * vertex]! + Math.cos(angle) * step,
    arc.points[2 * vertex + 1]! + Math.sin(angle) * step,
  )
}

function spot(arc: Arc, random: () => number): readonly [number, number] {
  const [ax, ay, bx, by] = segmentOf(arc, Math.floor(random() * (arc.points.length / 2 - 1)))
  const share = random()
  return [ax + share * (bx - ax), ay + share * (by - ay)]
}

const segmentOf = ({ points: p }: Arc, segment: number) =>
  [p[2 * segment]!, p[2 * segment + 1]!, p[2 * segment + 2]!, p[2 * segment + 3]!] as const

const round = (x: number, y: number) => [Math.round(x), Math.round(y)] as const

function extentOf({ points }: Arc): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    minX = Math.min(minX, points[i]!)
    maxX = Math.max(maxX, points[i]!)
    minY = Math.min(minY, points[i + 1]!)
    maxY = Math.max(maxY, points[i + 1]!)
  }
  return Math.max(maxX - minX, maxY - minY)
}
