import type { PreparedPolygon } from './prepared-polygon.ts'

const SIDE = 1024
const NONE = -1
const MIXED = -2

/**
 * Which of many polygons a point lies in. A raster answers at once where a cell lies wholly in one polygon or in none; elsewhere
 * the few polygons that touch the cell are asked. Of overlapping polygons, and on common borders, the first wins.
 */
export class AreaIndex {
  readonly #polygons: readonly PreparedPolygon[]
  readonly #cells = new Int32Array(SIDE * SIDE).fill(NONE)
  readonly #mixed = new Map<number, number[]>()
  readonly #west: number
  readonly #south: number
  readonly #perLon: number
  readonly #perLat: number

  constructor(polygons: readonly PreparedPolygon[]) {
    this.#polygons = polygons
    const boxes = polygons.map(({ box }) => box).filter(([minX]) => Number.isFinite(minX))
    const reduce = (pick: (...numbers: number[]) => number, at: 0 | 1 | 2 | 3) =>
      boxes.reduce((best, box) => pick(best, box[at]), boxes[0]?.[at] ?? 0)
    this.#west = reduce(Math.min, 0)
    this.#south = reduce(Math.min, 1)
    this.#perLon = SIDE / Math.max(Number.MIN_VALUE, reduce(Math.max, 2) - this.#west)
    this.#perLat = SIDE / Math.max(Number.MIN_VALUE, reduce(Math.max, 3) - this.#south)
    polygons.forEach((_, place) => {
      this.#draw(place)
    })
  }

  /** Place of the polygon in the list, or −1. */
  at(x: number, y: number): number {
    const column = this.#column(x)
    const row = this.#row(y)
    // So written that what is no number lies nowhere.
    if (!(column >= 0 && column < SIDE && row >= 0 && row < SIDE)) return NONE
    const cell = row * SIDE + column
    const known = this.#cells[cell]!
    if (known !== MIXED) return known
    for (const place of this.#mixed.get(cell)!) {
      if (this.#polygons[place]!.side(x, y) !== 'outside') return place
    }
    return NONE
  }

  #column(x: number): number {
    const column = Math.floor((x - this.#west) * this.#perLon)
    return column === SIDE ? SIDE - 1 : column
  }

  #row(y: number): number {
    const row = Math.floor((y - this.#south) * this.#perLat)
    return row === SIDE ? SIDE - 1 : row
  }

  #draw(place: number): void {
    const polygon = this.#polygons[place]!
    const [minX, minY, maxX, maxY] = polygon.box
    if (!Number.isFinite(minX)) return
    const touched = this.#edgeCells(polygon)
    for (const cell of touched) this.#add(cell, place)
    for (let row = this.#row(minY); row <= this.#row(maxY); row++) {
      for (let column = this.#column(minX); column <= this.#column(maxX); column++) {
        const cell = row * SIDE + column
        if (touched.has(cell)) continue
        const x = this.#west + (column + 0.5) / this.#perLon
        const y = this.#south + (row + 0.5) / this.#perLat
        if (polygon.side(x, y) === 'inside') this.#fill(cell, place)
      }
    }
  }

  /** Cells that the box of an edge's piece meets: at least all that the edge passes, with their neighbours' borders. */
  #edgeCells({ edges }: PreparedPolygon): Set<number> {
    const cells = new Set<number>()
    for (let at = 0; at < edges.length; at += 4) {
      const [x1, y1, x2, y2] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!]
      const steps = Math.max(
        1,
        Math.ceil(Math.max(Math.abs(x2 - x1) * this.#perLon, Math.abs(y2 - y1) * this.#perLat)),
      )
      for (let step = 0; step < steps; step++) {
        const from = step / steps
        const to = (step + 1) / steps
        this.#addBox(cells, [
          x1 + (x2 - x1) * from,
          y1 + (y2 - y1) * from,
          x1 + (x2 - x1) * to,
          y1 + (y2 - y1) * to,
        ])
      }
    }
    return cells
  }

  #addBox(cells: Set<number>, [x1, y1, x2, y2]: readonly [number, number, number, number]): void {
    const clamp = (cell: number) => Math.min(SIDE - 1, Math.max(0, cell))
    // Rounding must not put an edge that runs along a border into one of the two cells alone.
    const margin = 1e-6
    const west = clamp(Math.floor((Math.min(x1, x2) - this.#west) * this.#perLon - margin))
    const east = clamp(Math.floor((Math.max(x1, x2) - this.#west) * this.#perLon + margin))
    const south = clamp(Math.floor((Math.min(y1, y2) - this.#south) * this.#perLat - margin))
    const north = clamp(Math.floor((Math.max(y1, y2) - this.#south) * this.#perLat + margin))
    for (let row = south; row <= north; row++) {
      for (let column = west; column <= east; column++) cells.add(row * SIDE + column)
    }
  }

  #fill(cell: number, place: number): void {
    if (this.#cells[cell] === NONE) this.#cells[cell] = place
    else if (this.#cells[cell] === MIXED) this.#mixed.get(cell)!.push(place)
  }

  #add(cell: number, place: number): void {
    const known = this.#cells[cell]!
    if (known === MIXED) {
      this.#mixed.get(cell)!.push(place)
      return
    }
    this.#cells[cell] = MIXED
    this.#mixed.set(cell, known === NONE ? [place] : [known, place])
  }
}
