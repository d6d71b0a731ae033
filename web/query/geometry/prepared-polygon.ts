import { orient2d } from 'robust-predicates'

/** Open or closed rings of [x, y]; the first of a polygon is its outline, others are holes. */
export type Rings = readonly (readonly (readonly [x: number, y: number])[])[]

export type Side = 'inside' | 'border' | 'outside'

/**
 * A polygon (or several: holes and parts count alike) ready for many points. Its edges stand in horizontal slabs, so that a
 * point meets only those beside it. Exact, also on the border: the same answers as GEOS.
 */
export class PreparedPolygon {
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number]
  /** Four numbers an edge. */
  readonly #edges: Float64Array
  readonly #slabStart: Uint32Array
  readonly #slabEdges: Uint32Array
  readonly #slabs: number
  readonly #perUnit: number

  constructor(rings: Rings) {
    this.#edges = edgesOf(rings)
    this.box = boxOf(this.#edges)
    const [, minY, , maxY] = this.box
    const count = this.#edges.length / 4
    this.#slabs = Math.max(1, Math.min(4096, count))
    this.#perUnit = maxY > minY ? this.#slabs / (maxY - minY) : 0
    const { start, edges } = this.#sortIntoSlabs(count)
    this.#slabStart = start
    this.#slabEdges = edges
  }

  side(x: number, y: number): Side {
    const [minX, minY, maxX, maxY] = this.box
    // So written that what is no number lies outside.
    if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return 'outside'
    const slab = this.#slabOf(y)
    let isInside = false
    for (let i = this.#slabStart[slab]!; i < this.#slabStart[slab + 1]!; i++) {
      const crossing = this.#crossing(this.#slabEdges[i]! * 4, x, y)
      if (crossing === 'border') return 'border'
      if (crossing) isInside = !isInside
    }
    return isInside ? 'inside' : 'outside'
  }

  /** Every edge whose box touches the given one. */
  touchesBox(minX: number, minY: number, maxX: number, maxY: number): boolean {
    const edges = this.#edges
    for (let at = 0; at < edges.length; at += 4) {
      const [x1, y1, x2, y2] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!]
      if (Math.max(x1, x2) < minX || Math.min(x1, x2) > maxX) continue
      if (Math.max(y1, y2) < minY || Math.min(y1, y2) > maxY) continue
      return true
    }
    return false
  }

  get edges(): Float64Array {
    return this.#edges
  }

  #slabOf(y: number): number {
    return Math.min(this.#slabs - 1, Math.floor((y - this.box[1]) * this.#perUnit))
  }

  /** Whether a ray to the east from the point crosses the edge; its lower end counts, its upper one does not. */
  #crossing(at: number, x: number, y: number): boolean | 'border' {
    const edges = this.#edges
    const [x1, y1, x2, y2] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!]
    if (x1 < x && x2 < x) return false
    if (x2 === x && y2 === y) return 'border'
    if (y1 === y && y2 === y) {
      return Math.min(x1, x2) <= x && x <= Math.max(x1, x2) ? 'border' : false
    }
    if (!((y1 > y && y2 <= y) || (y2 > y && y1 <= y))) return false
    const turn = orient2d(x1, y1, x2, y2, x, y)
    if (turn === 0) return 'border'
    // Negative: to the left.
    return y2 < y1 ? turn > 0 : turn < 0
  }

  #sortIntoSlabs(count: number) {
    const span = (edge: number): [number, number] => {
      const [y1, y2] = [this.#edges[edge * 4 + 1]!, this.#edges[edge * 4 + 3]!]
      return [this.#slabOf(Math.min(y1, y2)), this.#slabOf(Math.max(y1, y2))]
    }
    const start = new Uint32Array(this.#slabs + 1)
    for (let edge = 0; edge < count; edge++) {
      const [from, to] = span(edge)
      for (let slab = from; slab <= to; slab++) start[slab + 1]!++
    }
    for (let slab = 0; slab < this.#slabs; slab++) start[slab + 1]! += start[slab]!
    const edges = new Uint32Array(start[this.#slabs]!)
    const next = start.slice()
    for (let edge = 0; edge < count; edge++) {
      const [from, to] = span(edge)
      for (let slab = from; slab <= to; slab++) edges[next[slab]!++] = edge
    }
    return { start, edges }
  }
}

function edgesOf(rings: Rings): Float64Array {
  const edges: number[] = []
  for (const ring of rings) {
    ring.forEach(([x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length]!
      if (x !== nextX || y !== nextY) edges.push(x, y, nextX, nextY)
    })
  }
  return Float64Array.from(edges)
}

function boxOf(edges: Float64Array): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < edges.length; at += 2) {
    const [x, y] = [edges[at]!, edges[at + 1]!]
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}
