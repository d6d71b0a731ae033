import type { CoverageView } from './coverage.ts'
import {
  type Arc,
  type ArcId,
  type Cell,
  type CellId,
  type CoverageChange,
  type CoverageId,
  type CoverageItem,
  type Face,
  isArc,
  isArcId,
} from './items.ts'
import { type Box, boxOf } from './units.ts'

/** A coverage as it would be: what an operation has changed lies over what it was given, which stays as it is. */
export class Draft implements CoverageView {
  readonly base: CoverageView
  readonly #arcs = new Map<ArcId, Arc | undefined>()
  readonly #cells = new Map<CellId, Cell | undefined>()
  readonly #boxes = new Map<Arc, Box>()

  constructor(base: CoverageView) {
    this.base = base
  }

  arc(id: ArcId): Arc | undefined {
    return this.#arcs.has(id) ? this.#arcs.get(id) : this.base.arc(id)
  }

  cell(id: CellId): Cell | undefined {
    return this.#cells.has(id) ? this.#cells.get(id) : this.base.cell(id)
  }

  *arcsAt(x: number, y: number): Generator<ArcId> {
    for (const id of this.base.arcsAt(x, y)) if (!this.#arcs.has(id)) yield id
    for (const arc of this.drawnArcs()) if (endsAt(arc, x, y)) yield arc.id
  }

  *arcsOf(face: Face): Generator<ArcId> {
    for (const id of this.base.arcsOf(face)) if (!this.#arcs.has(id)) yield id
    for (const arc of this.drawnArcs()) if (arc.left === face || arc.right === face) yield arc.id
  }

  *near(box: Box): Generator<ArcId> {
    for (const id of this.base.near(box)) if (!this.#arcs.has(id)) yield id
    for (const arc of this.drawnArcs()) if (overlap(this.#boxOf(arc), box)) yield arc.id
  }

  put(item: CoverageItem): void {
    if (isArc(item)) this.#arcs.set(item.id, item)
    else this.#cells.set(item.id, item)
  }

  remove(id: CoverageId): void {
    if (isArcId(id)) this.#arcs.set(id, undefined)
    else this.#cells.set(id, undefined)
  }

  /** Arcs as the operation has left them. */
  *drawnArcs(): Generator<Arc> {
    for (const arc of this.#arcs.values()) if (arc) yield arc
  }

  /** The same arcs as they were, and those that are gone. */
  *formerArcs(): Generator<Arc> {
    for (const id of this.#arcs.keys()) {
      const arc = this.base.arc(id)
      if (arc) yield arc
    }
  }

  /** Nothing that came and went, nothing that is what it was. */
  finish(note: string): CoverageChange {
    const put: CoverageItem[] = []
    const remove: CoverageId[] = []
    const list = (id: CoverageId, now: CoverageItem | undefined, was: CoverageItem | undefined) => {
      if (now && !(was && isSame(now, was))) put.push(now)
      if (!now && was) remove.push(id)
    }
    for (const [id, now] of this.#arcs) list(id, now, this.base.arc(id))
    for (const [id, now] of this.#cells) list(id, now, this.base.cell(id))
    return { note, put, remove }
  }

  #boxOf(arc: Arc): Box {
    let box = this.#boxes.get(arc)
    if (!box) {
      box = boxOf(arc.points)
      this.#boxes.set(arc, box)
    }
    return box
  }
}

function endsAt({ points }: Arc, x: number, y: number): boolean {
  return (
    (points[0] === x && points[1] === y) ||
    (points[points.length - 2] === x && points[points.length - 1] === y)
  )
}

const overlap = (a: Box, b: Box) =>
  a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY

function isSame(a: CoverageItem, b: CoverageItem): boolean {
  if (a === b) return true
  if (isArc(a) && isArc(b)) {
    return a.left === b.left && a.right === b.right && isSameLine(a.points, b.points)
  }
  return JSON.stringify(a) === JSON.stringify(b)
}

export function isSameLine(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
