import {
  type Block,
  type EdgeClass,
  type EstateStyle,
  isRural,
  type Side,
  type Zone,
} from './block.ts'
import { canalOnEdge, type Lattice, type LineClass } from './lattice.ts'
import { hashUnit } from './random.ts'
import type { TileGrid } from './tiles.ts'
import type { Cell, Rectangle, ZonedTile } from './zoning.ts'

export interface BlockPlan {
  blocks: readonly Block[]
  /** Block over a cell of this subdistrict. */
  blockAt(column: number, row: number): Block | undefined
  /** Way along the west side of a cell. */
  verticalEdge(line: number, row: number): EdgeClass
  /** Way along the south side of a cell. */
  horizontalEdge(line: number, column: number): EdgeClass
}

export function planBlocks(
  lattice: Lattice,
  tiles: TileGrid,
  tile: number,
  zoned: ZonedTile,
): BlockPlan {
  const blocks = mergeCells(lattice, zoned)
  const byCell = new Map<string, Block>()
  for (const block of blocks) {
    for (let i = block.i0; i < block.i1; i++) {
      for (let j = block.j0; j < block.j1; j++) byCell.set(`${i}/${j}`, block)
    }
  }
  const blockAt = (column: number, row: number) => byCell.get(`${column}/${row}`)
  const edges = edgeFinder(lattice, tiles, tile, blockAt)
  for (const block of blocks) {
    block.edges = {
      west: widest(block.j0, block.j1, (row) => edges.verticalEdge(block.i0, row)),
      east: widest(block.j0, block.j1, (row) => edges.verticalEdge(block.i1, row)),
      south: widest(block.i0, block.i1, (column) => edges.horizontalEdge(block.j0, column)),
      north: widest(block.i0, block.i1, (column) => edges.horizontalEdge(block.j1, column)),
    }
  }
  return { blocks, blockAt, ...edges }
}

const RANK: readonly EdgeClass[] = [
  'none',
  'rural',
  'side',
  'secondary',
  'arterial',
  'canal',
  'expressway',
]

/** Ways along which nobody has a door. */
export const hasDoors = (edge: EdgeClass) =>
  edge !== 'none' && edge !== 'canal' && edge !== 'expressway'

/** The side of a block with the greatest road that has doors, where its gate and number are. */
export function frontOf(block: Block): Side {
  const order: readonly Side[] = ['south', 'east', 'north', 'west']
  const rank = (side: Side) => (hasDoors(block.edges[side]) ? RANK.indexOf(block.edges[side]) : 0)
  return order.reduce((best, side) => (rank(side) > rank(best) ? side : best))
}

function widest(from: number, to: number, edgeAt: (at: number) => EdgeClass): EdgeClass {
  let best: EdgeClass = 'none'
  for (let at = from; at < to; at++) {
    const edge = edgeAt(at)
    if (RANK.indexOf(edge) > RANK.indexOf(best)) best = edge
  }
  return best
}

function edgeFinder(
  lattice: Lattice,
  tiles: TileGrid,
  tile: number,
  blockAt: BlockPlan['blockAt'],
): Pick<BlockPlan, 'verticalEdge' | 'horizontalEdge'> {
  const edge = (
    line: LineClass,
    a: readonly [number, number],
    b: readonly [number, number],
    chance: number,
  ): EdgeClass => {
    const [tileA, tileB] = [tiles.tileAt(...a), tiles.tileAt(...b)]
    if (tileA < 0 || tileB < 0) return 'none'
    // A border between subdistricts looks the same from both: nothing but its line counts.
    if (tileA !== tile || tileB !== tile) return line
    const [blockA, blockB] = [blockAt(...a)!, blockAt(...b)!]
    if (blockA === blockB) return 'none'
    const rural = isRural(blockA.zone) && isRural(blockB.zone)
    if (line !== 'side') return line
    if (!rural) return 'side'
    const village = blockA.zone === 'village' || blockB.zone === 'village'
    return chance < (village ? 0.75 : 0.3) ? 'rural' : 'none'
  }
  return {
    verticalEdge(line, row) {
      if (canalOnEdge(lattice, line, row)) return 'canal'
      const river = lattice.riverRows.includes(row)
      const kind = lattice.vertical[line]!
      if (river && kind === 'side') return 'none'
      const chance = hashUnit(lattice.seed, 'edge-v', line, row)
      return edge(kind, [line - 1, row], [line, row], chance)
    },
    horizontalEdge(line, column) {
      const chance = hashUnit(lattice.seed, 'edge-h', line, column)
      return edge(lattice.horizontal[line]!, [column, line - 1], [column, line], chance)
    },
  }
}

/** Pairs and squares of cells become one block where only side roads lie between. */
function mergeCells(lattice: Lattice, zoned: ZonedTile): Block[] {
  const cells = new Map(zoned.cells.map((cell) => [`${cell.column}/${cell.row}`, cell]))
  const taken = new Set<Cell>()
  const blocks: Block[] = []
  const add = (rectangle: Rectangle, zone: Zone) => {
    const members = cellsIn(cells, rectangle)
    for (const cell of members) taken.add(cell)
    const remoteness = members.reduce((sum, c) => sum + c.remoteness, 0) / members.length
    const style = styleAt(rectangle, remoteness, lattice, zoned.profile.towers)
    blocks.push(newBlock(blocks.length, rectangle, zone, remoteness, style))
  }
  for (const whole of zoned.wholes) add(whole, cells.get(`${whole.i0}/${whole.j0}`)!.zone!)
  for (const cell of zoned.cells) {
    if (taken.has(cell)) continue
    const rectangle = growable(cell, cells, taken, lattice, zoned.profile.towers)
    add(rectangle, cell.zone!)
  }
  return blocks
}

const WISHES: Partial<Record<Zone, readonly (readonly [number, number, number])[]>> = {
  river: [[2, 1, 0.4]],
  farmland: [
    [2, 2, 0.5],
    [2, 1, 0.5],
    [1, 2, 0.5],
  ],
  forest: [
    [3, 3, 0.6],
    [2, 2, 0.9],
    [2, 1, 0.8],
  ],
  wetland: [
    [2, 2, 0.9],
    [2, 1, 0.8],
  ],
  estate: [
    [2, 1, 0.13],
    [1, 2, 0.1],
  ],
  hospital: [[2, 1, 0.9]],
  park: [
    [2, 1, 0.4],
    [1, 2, 0.3],
  ],
  industry: [
    [2, 1, 0.5],
    [1, 2, 0.3],
  ],
}

function growable(
  cell: Cell,
  cells: ReadonlyMap<string, Cell>,
  taken: ReadonlySet<Cell>,
  lattice: Lattice,
  towers: number,
): Rectangle {
  const { column, row } = cell
  for (const [across, up, chance] of WISHES[cell.zone!] ?? []) {
    const unit = hashUnit(lattice.seed, 'merge', column, row, across, up)
    if (unit >= chance) continue
    const rectangle = { i0: column, i1: column + across, j0: row, j1: row + up }
    const members = cellsIn(cells, rectangle)
    const whole = members.length === across * up
    const alike = members.every((c) => !taken.has(c) && c.zone === cell.zone)
    // Two blocks of towers under one gate would be too many households for any grid.
    const crowded =
      cell.zone === 'estate' && styleAt(rectangle, cell.remoteness, lattice, towers) === 'tower'
    if (whole && alike && !crowded && onlySideRoads(lattice, rectangle)) return rectangle
  }
  return { i0: column, i1: column + 1, j0: row, j1: row + 1 }
}

function onlySideRoads(lattice: Lattice, { i0, i1, j0, j1 }: Rectangle): boolean {
  for (let line = i0 + 1; line < i1; line++) {
    if (lattice.vertical[line] !== 'side') return false
    for (let row = j0; row < j1; row++) if (canalOnEdge(lattice, line, row)) return false
  }
  for (let line = j0 + 1; line < j1; line++) {
    if (lattice.horizontal[line] !== 'side') return false
  }
  return true
}

function cellsIn(cells: ReadonlyMap<string, Cell>, { i0, i1, j0, j1 }: Rectangle): Cell[] {
  const found: Cell[] = []
  for (let column = i0; column < i1; column++) {
    for (let row = j0; row < j1; row++) {
      const cell = cells.get(`${column}/${row}`)
      if (cell) found.push(cell)
    }
  }
  return found
}

function newBlock(
  id: number,
  rectangle: Rectangle,
  zone: Zone,
  remoteness: number,
  style: EstateStyle,
): Block {
  const edges = { north: 'none', east: 'none', south: 'none', west: 'none' } as const
  return { id, ...rectangle, zone, style, edges: { ...edges }, remoteness }
}

function styleAt(
  { i0, j0 }: Rectangle,
  remoteness: number,
  { seed }: Lattice,
  towers: number,
): EstateStyle {
  return styleOf(remoteness, hashUnit(seed, 'style', i0, j0), towers)
}

/** Old walk-ups in the middle, towers on what was fields until lately, resettled villagers at the edge. */
function styleOf(remoteness: number, unit: number, towers: number): EstateStyle {
  if (unit < towers) return unit < towers * 0.08 ? 'terrace' : 'tower'
  const rest = (unit - towers) / (1 - towers)
  if (remoteness > 0.3 && rest < 0.35) return 'resettlement'
  return rest < (remoteness < 0.26 ? 0.65 : 0.3) ? 'walkup' : 'midrise'
}
