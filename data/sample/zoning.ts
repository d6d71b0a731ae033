import type { Zone } from './block.ts'
import type { Lattice } from './lattice.ts'
import { type Profile, profileOf } from './profiles.ts'
import { createRandom, hashUnit } from './random.ts'
import type { TileGrid } from './tiles.ts'

export interface Cell {
  column: number
  row: number
  zone: Zone | null
  remoteness: number
}

export interface ZonedTile {
  profile: Profile
  cells: readonly Cell[]
  /** Rectangles that become one block whatever lines cross them. */
  wholes: readonly Rectangle[]
}

export interface Rectangle {
  i0: number
  i1: number
  j0: number
  j1: number
}

/** Gives every cell of a subdistrict its use: the special places first, then housing from the middle outwards. */
export function zoneTile(
  lattice: Lattice,
  tiles: TileGrid,
  tile: number,
  estates: number,
): ZonedTile {
  const profile = { ...profileOf(lattice.size, lattice.seed, tile), estates }
  const plan = createPlan(lattice, tiles, tile, profile)
  for (const cell of plan.cells) if (lattice.riverRows.includes(cell.row)) cell.zone = 'river'
  const wholes: Rectangle[] = []
  for (const smaller of profile.lake ? [0, 1, 2] : []) {
    if (wholes.length > 0) break
    const { at, columns, rows } = profile.lake!
    const wish = {
      at,
      columns: columns - (smaller > 1 ? 1 : 0),
      rows: rows - (smaller > 0 ? 1 : 0),
    }
    wholes.push(...plan.takeRectangle(wish, 'lake', true))
  }
  if (profile.industry) plan.takeRectangle(profile.industry, 'industry', false)
  plan.takeNearest(profile.old, 'old')
  plan.takeNearest(profile.shopping, 'shopping')
  plan.takeNearest(profile.office, 'office')
  plan.takeNearest({ at: profile.centre, blocks: 1 }, 'civic')
  plan.settle()
  plan.landscape()
  return { profile, cells: plan.cells, wholes }
}

function createPlan(lattice: Lattice, tiles: TileGrid, tile: number, profile: Profile) {
  const { size, seed } = lattice
  const baseX = (tile % size.tilesX) * size.columns
  const baseY = Math.floor(tile / size.tilesX) * size.rows
  const share = (cell: Cell) =>
    [(cell.column + 0.5 - baseX) / size.columns, (cell.row + 0.5 - baseY) / size.rows] as const
  const cells = cellsOf(lattice, tiles, tile)
  const distance = (cell: Cell, [u, v]: readonly [number, number]) => {
    const [cu, cv] = share(cell)
    return Math.sqrt(((cu - u) * size.columns * 1.12) ** 2 + ((cv - v) * size.rows) ** 2)
  }
  for (const cell of cells) {
    const noise = smoothNoise(seed, cell.column / 2.6, cell.row / 2.6)
    cell.remoteness = distance(cell, profile.centre) / size.rows + (noise - 0.5) * 0.22
  }
  const free = () => cells.filter((cell) => cell.zone === null)
  const nearest = (at: readonly [number, number]) =>
    free().sort((a, b) => distance(a, at) - distance(b, at))

  return {
    cells,
    takeNearest({ at, blocks }: { at: readonly [number, number]; blocks: number }, zone: Zone) {
      for (const cell of nearest(at).slice(0, blocks)) cell.zone = zone
    },
    takeRectangle(
      wish: { at: readonly [number, number]; columns: number; rows: number },
      zone: Zone,
      whole: boolean,
    ): Rectangle[] {
      const found = findRectangle(lattice, free(), nearest(wish.at), wish, whole)
      if (found === undefined) return []
      for (const cell of found.cells) cell.zone = zone
      return [found.rectangle]
    },
    /** Estates from the middle outwards, with schools, parks, sites and the like among them. */
    settle() {
      const ordered = free().sort((a, b) => a.remoteness - b.remoteness)
      const random = createRandom(seed, 'settle', tile)
      ordered.slice(0, profile.estates).forEach((cell, rank) => {
        cell.zone = urbanZone(rank, profile.estates, random.next())
      })
    },
    landscape() {
      const villages = villageSeats(free(), profile.villages, seed, tile)
      for (const cell of free()) {
        if (villages.has(cell)) cell.zone = 'village'
        else if (profile.hills && distance(cell, profile.hills) < size.rows * 0.36)
          cell.zone = 'forest'
        else if (profile.wetland && distance(cell, profile.wetland) < 3.2) cell.zone = 'wetland'
        else cell.zone = 'farmland'
      }
    },
  }
}

function cellsOf(lattice: Lattice, tiles: TileGrid, tile: number): Cell[] {
  const { size } = lattice
  const cells: Cell[] = []
  for (let row = 0; row < size.tilesY * size.rows; row++) {
    for (let column = 0; column < size.tilesX * size.columns; column++) {
      if (tiles.tileAt(column, row) === tile) cells.push({ column, row, zone: null, remoteness: 0 })
    }
  }
  return cells
}

const SERVICES: readonly (readonly [every: number, at: number, zone: Zone])[] = [
  [10, 4, 'school'],
  [12, 7, 'park'],
  [29, 2, 'market'],
  [9, 6, 'construction'],
]

function urbanZone(rank: number, count: number, unit: number): Zone {
  if (rank === 5 || rank === Math.round(count * 0.75) + 60) return 'hospital'
  for (const [every, at, zone] of SERVICES) {
    if (zone === 'construction' && rank < count * 0.2) continue
    if (rank % every === at) return zone
  }
  return rank > count * 0.86 && unit < 0.25 ? 'construction' : 'estate'
}

/** Villages lie apart from each other, two or three blocks together. */
function villageSeats(
  free: readonly Cell[],
  wanted: number,
  seed: number,
  tile: number,
): Set<Cell> {
  const random = createRandom(seed, 'villages', tile)
  const seats = new Set<Cell>()
  const pool = [...free].sort(
    (a, b) =>
      a.remoteness * 0.5 +
      hashUnit(seed, 'seat', a.column, a.row) -
      (b.remoteness * 0.5 + hashUnit(seed, 'seat', b.column, b.row)),
  )
  for (const gap of [3, 2, 1]) {
    for (const cell of pool) {
      if (seats.size >= wanted) return seats
      if ([...seats].some((s) => apart(s, cell) <= gap)) continue
      seats.add(cell)
      const beside = free.filter((c) => !seats.has(c) && apart(c, cell) === 1 && touches(c, cell))
      if (beside.length > 0 && random.chance(0.7) && seats.size < wanted)
        seats.add(random.pick(beside))
    }
  }
  return seats
}

const apart = (a: Cell, b: Cell) => Math.max(Math.abs(a.column - b.column), Math.abs(a.row - b.row))
const touches = (a: Cell, b: Cell) => a.column === b.column || a.row === b.row

function findRectangle(
  lattice: Lattice,
  free: readonly Cell[],
  seats: readonly Cell[],
  wish: { columns: number; rows: number },
  whole: boolean,
): { cells: Cell[]; rectangle: Rectangle } | undefined {
  // A lake must lie about where it was wished for; rather a smaller one than one far out.
  for (const seat of whole ? seats.slice(0, 40) : seats) {
    const rectangle = {
      i0: seat.column,
      i1: seat.column + wish.columns,
      j0: seat.row,
      j1: seat.row + wish.rows,
    }
    const cells = free.filter((cell) => within(cell, rectangle))
    if (cells.length < wish.columns * wish.rows * (whole ? 1 : 0.85)) continue
    if (whole && crossed(lattice, rectangle)) continue
    return { cells, rectangle }
  }
  return undefined
}

const within = (cell: Cell, r: Rectangle) =>
  cell.column >= r.i0 && cell.column < r.i1 && cell.row >= r.j0 && cell.row < r.j1

function crossed(lattice: Lattice, { i0, i1, j0, j1 }: Rectangle): boolean {
  for (let line = i0 + 1; line < i1; line++) {
    if (lattice.vertical[line] === 'arterial') return true
    if (lattice.canals.some((canal) => canal.line === line)) return true
  }
  for (let line = j0 + 1; line < j1; line++) {
    if (['arterial', 'expressway'].includes(lattice.horizontal[line]!)) return true
  }
  return false
}

function smoothNoise(seed: number, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - x0, y - y0]
  const at = (i: number, j: number) => hashUnit(seed, 'noise', x0 + i, y0 + j)
  const south = at(0, 0) * (1 - fx) + at(1, 0) * fx
  const north = at(0, 1) * (1 - fx) + at(1, 1) * fx
  return south * (1 - fy) + north * fy
}
