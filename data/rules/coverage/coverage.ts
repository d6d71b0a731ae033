import { ArcIndex } from './arc-index.ts'
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
  OUTSIDE,
} from './items.ts'
import { type Box, emptyBox, growBox, pointKey } from './units.ts'

/** What operations and rules read: a coverage, or a draft of one. */
export interface CoverageView {
  arc(id: ArcId): Arc | undefined
  cell(id: CellId): Cell | undefined
  /** Arcs that begin or end in this place. */
  arcsAt(x: number, y: number): Iterable<ArcId>
  /** Arcs with this face on a side. */
  arcsOf(face: Face): Iterable<ArcId>
  /** Arcs that may pass through the box. */
  near(box: Box): Iterable<ArcId>
}

/** 网格 of an area over shared arcs, with what it takes to find them. Changed by `applyChange` alone. */
export class Coverage implements CoverageView {
  readonly items: ReadonlyMap<CoverageId, CoverageItem>
  readonly #items = new Map<CoverageId, CoverageItem>()
  readonly #nodes = new Map<string, Set<ArcId>>()
  readonly #faces = new Map<Face, Set<ArcId>>()
  readonly #index: ArcIndex

  constructor(items: Iterable<CoverageItem>) {
    const all = [...items]
    this.items = this.#items
    this.#index = new ArcIndex(squareSize(all.filter(isArc)))
    for (const item of all) this.put(item)
  }

  arc(id: ArcId): Arc | undefined {
    return this.#items.get(id) as Arc | undefined
  }

  cell(id: CellId): Cell | undefined {
    return this.#items.get(id) as Cell | undefined
  }

  arcsAt(x: number, y: number): Iterable<ArcId> {
    return this.#nodes.get(pointKey(x, y)) ?? []
  }

  arcsOf(face: Face): Iterable<ArcId> {
    return this.#faces.get(face) ?? []
  }

  near(box: Box): Set<ArcId> {
    return this.#index.near(box)
  }

  *arcs(): Generator<Arc> {
    for (const item of this.#items.values()) if (isArc(item)) yield item
  }

  *cells(): Generator<Cell> {
    for (const item of this.#items.values()) if (!isArc(item)) yield item
  }

  /** For `applyChange` alone; answers what was there. */
  put(item: CoverageItem): CoverageItem | undefined {
    const old = this.#items.get(item.id)
    if (old && isArc(old)) this.#forget(old)
    this.#items.set(item.id, item)
    if (isArc(item)) this.#remember(item)
    return old
  }

  /** For `applyChange` alone; answers what was there. */
  take(id: CoverageId): CoverageItem | undefined {
    const old = this.#items.get(id)
    if (old && isArc(old)) this.#forget(old)
    this.#items.delete(id)
    return old
  }

  #remember(arc: Arc): void {
    for (const key of endKeys(arc)) addTo(this.#nodes, key, arc.id)
    addTo(this.#faces, arc.left, arc.id)
    addTo(this.#faces, arc.right, arc.id)
    this.#index.add(arc)
  }

  #forget(arc: Arc): void {
    for (const key of endKeys(arc)) dropFrom(this.#nodes, key, arc.id)
    dropFrom(this.#faces, arc.left, arc.id)
    dropFrom(this.#faces, arc.right, arc.id)
    this.#index.remove(arc)
  }
}

/** In place, in time O(change); answers the change that takes it back. */
export function applyChange(coverage: Coverage, change: CoverageChange): CoverageChange {
  const put: CoverageItem[] = []
  const remove: CoverageId[] = []
  for (const id of change.remove) {
    const old = coverage.take(id)
    if (old) put.push(old)
  }
  for (const item of change.put) {
    const old = coverage.put(item)
    if (old) put.push(old)
    else remove.push(item.id)
  }
  return { note: change.note, put, remove }
}

/** The same coverage, the same text: items in the order of their ids. */
export function writeCoverage(coverage: Coverage): string {
  const ids = [...coverage.items.keys()].sort()
  return ids.map((id) => JSON.stringify(writeItem(coverage.items.get(id)!))).join('\n')
}

/** With its keys in one order. */
function writeItem(item: CoverageItem): CoverageItem {
  if (isArc(item)) {
    const { id, points, left, right } = item
    return { id, points, left, right }
  }
  const { id, code, name, kind, community, locked } = item
  return { id, code, name, kind, community, locked }
}

export function readCoverage(text: string): Coverage {
  return new Coverage(text === '' ? [] : text.split('\n').map((line) => JSON.parse(line)))
}

export const isCell = (coverage: CoverageView, id: CoverageId | Face): id is CellId =>
  id !== OUTSIDE && !isArcId(id) && coverage.cell(id) !== undefined

const endKeys = ({ points }: Arc): Set<string> =>
  new Set([pointKey(points[0]!, points[1]!), pointKey(points.at(-2)!, points.at(-1)!)])

/** Squares with about one arc each. */
function squareSize(arcs: readonly Arc[]): number {
  const box = emptyBox()
  for (const { points } of arcs) {
    growBox(box, points[0]!, points[1]!)
    growBox(box, points.at(-2)!, points.at(-1)!)
  }
  const side = Math.max(box.maxX - box.minX, box.maxY - box.minY, 0)
  return Math.max(1000, Math.ceil(side / Math.sqrt(arcs.length + 1)))
}

function addTo<Key>(sets: Map<Key, Set<ArcId>>, key: Key, id: ArcId): void {
  const set = sets.get(key)
  if (set) set.add(id)
  else sets.set(key, new Set([id]))
}

function dropFrom<Key>(sets: Map<Key, Set<ArcId>>, key: Key, id: ArcId): void {
  const set = sets.get(key)
  if (!set) return
  set.delete(id)
  if (set.size === 0) sets.delete(key)
}
