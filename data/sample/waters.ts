import type { Point } from './plane.ts'
import type { Ground, Terrain } from './terrain.ts'

export interface Water {
  class: 'river' | 'canal' | 'lake' | 'pond'
  name: string
  ring: readonly Point[]
  /** Block that it lies in, or that its middle passes. */
  blockId: number
}

const RIVER_NAMES = ['清川', '良溪', '苕塘河', '南郊河', '北里河']
const CANAL_NAMES = ['柳浜', '桥西港', '菱湖港', '文昌浜', '荷塘港', '枫泾', '丁家浜', '竹漾港']
const CANAL_HALF_WIDTH_M = 10.5
const STEPS = 5

export function watersOf(ground: Ground, terrain: Terrain): Water[] {
  const waters: Water[] = []
  ground.lattice.riverRows.forEach((row, river) => {
    for (const [from, to] of runs(ground, terrain.tile, row)) {
      const { north, south } = riverBanks(ground, row, from, to)
      const ring = [...south, ...north.reverse()]
      const name = RIVER_NAMES[river % RIVER_NAMES.length]!
      const blockId = terrain.plan.blockAt(Math.floor((from + to) / 2), row)!.id
      waters.push({ class: 'river', name, ring, blockId })
    }
  })
  waters.push(...canalsOf(ground, terrain))
  for (const { waters: rings, block } of terrain.sites) {
    for (const ring of rings) {
      const lake = block.zone === 'lake'
      const name = lake ? '澄湖' : ''
      waters.push({ class: lake ? 'lake' : 'pond', name, ring, blockId: block.id })
    }
  }
  return waters
}

/** Both edges of the water, west→east, from line `from` to line `to`. */
export function riverBanks(
  { lattice, warp }: Ground,
  row: number,
  from: number,
  to: number,
): { north: Point[]; south: Point[] } {
  const middle = (lattice.y[row]! + lattice.y[row + 1]!) / 2
  const north: Point[] = []
  const south: Point[] = []
  for (let line = from; line < to; line++) {
    for (let k = line === from ? 0 : 1; k <= STEPS; k++) {
      const x = lattice.x[line]! + ((lattice.x[line + 1]! - lattice.x[line]!) * k) / STEPS
      north.push(warp(x, middle + halfWidthM(x, row)))
      south.push(warp(x, middle - halfWidthM(x, row + 7)))
    }
  }
  return { north, south }
}

/** Columns of the river row that lie in the subdistrict, as stretches. */
export function runs({ tiles, size }: Ground, tile: number, row: number): [number, number][] {
  const found: [number, number][] = []
  let start = -1
  for (let column = 0; column <= size.tilesX * size.columns; column++) {
    const inside = column < size.tilesX * size.columns && tiles.tileAt(column, row) === tile
    if (inside && start < 0) start = column
    if (!inside && start >= 0) {
      found.push([start, column])
      start = -1
    }
  }
  return found
}

function halfWidthM(x: number, row: number): number {
  return 56 + 9 * Math.sin(x / 510 + row) + 5 * Math.sin(x / 170 + row * 2)
}

function canalsOf(ground: Ground, { tile, plan }: Terrain): Water[] {
  const { lattice, tiles, size } = ground
  const waters: Water[] = []
  lattice.canals.forEach((canal, index) => {
    const rows: number[] = []
    for (let row = 0; row < size.tilesY * size.rows; row++) {
      const here = tiles.tileAt(canal.line, row) === tile
      if (here && plan.verticalEdge(canal.line, row) === 'canal') rows.push(row)
    }
    if (rows.length === 0) return
    const river = lattice.riverRows[canal.tileRow]!
    let low = lattice.y[rows[0]!]!
    let high = lattice.y[rows.at(-1)! + 1]!
    const middle = (lattice.y[river]! + lattice.y[river + 1]!) / 2
    // Runs on through the bank into the river.
    if (rows[0] === river + 1) low = middle + 44
    if (rows.at(-1) === river - 1) high = middle - 44
    const name = CANAL_NAMES[index % CANAL_NAMES.length]!
    const ring = canalRing(ground, canal.line, low, high)
    const blockId = plan.blockAt(canal.line, rows[Math.floor(rows.length / 2)]!)!.id
    waters.push({ class: 'canal', name, ring, blockId })
  })
  return waters
}

/** Where the water ends west and east of the line, metres of the lattice. */
export function canalBanks(line: number, y: number): { west: number; east: number } {
  const sway = 7 * Math.sin(y / 190 + line) + 2 * Math.sin(y / 70)
  const half = CANAL_HALF_WIDTH_M + 1.5 * Math.sin(y / 120)
  return { west: sway - half, east: sway + half }
}

function canalRing({ lattice, warp }: Ground, line: number, low: number, high: number): Point[] {
  const steps = Math.max(4, Math.round((high - low) / 45))
  const x = lattice.x[line]!
  const west: Point[] = []
  const east: Point[] = []
  for (let k = 0; k <= steps; k++) {
    const y = low + ((high - low) * k) / steps
    const banks = canalBanks(line, y)
    west.push(warp(x + banks.west, y))
    east.push(warp(x + banks.east, y))
  }
  return [...east, ...west.reverse()]
}
