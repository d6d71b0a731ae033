import { isRural, type Zone } from './block.ts'
import type { CellSet } from './coverage-rings.ts'
import { connectedGroups, splitBlocks, totalWeight, type WeighedBlock } from './coverage-split.ts'
import { COMMUNITY_STEMS, communityFixed } from './names.ts'
import type { Point } from './plane.ts'
import { apportion, createRandom, shuffle } from './random.ts'
import type { Ground, Terrain } from './terrain.ts'

export interface Community {
  code: string
  name: string
  kind: '居委会' | '村委会'
  cells: CellSet
  blocks: ReadonlySet<number>
}

export interface GridArea {
  code: string
  name: string
  kind: 'general' | 'dedicated'
  community: Community
  cells: CellSet
  middle: Point
  households: number
  residents: number
}

export interface Coverage {
  communities: readonly Community[]
  grids: readonly GridArea[]
  gridOfBlock(blockId: number): GridArea
}

/** Land counts too: a grid of fields is large, but a worker still has to get around in it. */
const WEIGHT_PER_CELL = 24

/** Communities and grids of a subdistrict, exactly `gridCount` of them, over its blocks without gap or overlap. */
export function planCoverage(
  ground: Ground,
  terrain: Terrain,
  householdsOfBlock: ReadonlyMap<number, number>,
  gridCount: number,
): Coverage {
  const blocks: WeighedBlock[] = terrain.plan.blocks.map((block) => ({
    block,
    weight:
      (householdsOfBlock.get(block.id) ?? 0) +
      WEIGHT_PER_CELL * (block.i1 - block.i0) * (block.j1 - block.j0),
  }))
  const groups = splitBlocks(blocks, Math.max(4, Math.round(gridCount / 4.2)))
  const subdistrict = ground.tiles.code(terrain.tile)
  const communities = nameCommunities(ground, terrain.tile, subdistrict, groups)
  const plans = groups.map((group, k) => ({ community: communities[k]!, ...setAside(group) }))
  const seats = gridCount - plans.reduce((sum, { dedicated }) => sum + dedicated.length, 0)
  const shares = shareGrids(
    plans.map(({ general }) => general),
    seats,
  )
  const grids: GridArea[] = []
  plans.forEach(({ community, general, dedicated }, k) => {
    const parts = general.flatMap((group, g) => splitBlocks(group, shares[k]![g]!))
    inReadingOrder(ground, parts).forEach((part, n) => {
      grids.push(newGrid(ground, community, n + 1, 'general', part))
    })
    dedicated.forEach((part, n) => {
      grids.push(newGrid(ground, community, 901 + n, 'dedicated', part))
    })
  })
  const byBlock = new Map<number, GridArea>()
  for (const { grid, ids } of grids.map((grid) => ({ grid, ids: blockIds(terrain, grid.cells) }))) {
    for (const id of ids) byBlock.set(id, grid)
  }
  return { communities, grids, gridOfBlock: (id) => byBlock.get(id)! }
}

/** 专属网格 for an industrial park or a shopping street; the rest in connected pieces. */
function setAside(group: WeighedBlock[]): {
  general: WeighedBlock[][]
  dedicated: WeighedBlock[][]
} {
  const dedicated: WeighedBlock[][] = []
  for (const [zone, least] of [
    ['industry', 4],
    ['shopping', 2],
  ] as const) {
    const pieces = connectedGroups(group.filter(({ block }) => block.zone === zone))
    const largest = pieces.sort((a, b) => b.length - a.length)[0]
    if (largest && largest.length >= least) dedicated.push(largest)
  }
  const taken = new Set(dedicated.flat())
  return { general: connectedGroups(group.filter((b) => !taken.has(b))), dedicated }
}

function shareGrids(plans: readonly WeighedBlock[][][], seats: number): number[][] {
  const pieces = plans.flatMap((general, k) => general.map((group) => ({ k, group })))
  const shares = pieces.map(() => 1)
  const extra = apportion(
    seats - pieces.length,
    pieces.map(({ group }) => Math.max(0.01, totalWeight(group))),
  )
  let rest = 0
  pieces.forEach(({ group }, p) => {
    const most = group.length
    const wanted = 1 + extra[p]!
    shares[p] = Math.min(most, wanted)
    rest += wanted - shares[p]!
  })
  // What a piece of few blocks cannot take goes where there is room.
  const order = pieces
    .map(({ group }, p) => ({ p, group }))
    .sort((a, b) => totalWeight(b.group) / shares[b.p]! - totalWeight(a.group) / shares[a.p]!)
  while (rest > 0) {
    const open = order.find(({ p, group }) => shares[p]! < group.length)
    if (!open) throw new RangeError('There are more grids than blocks')
    shares[open.p]!++
    rest--
    order.push(order.splice(order.indexOf(open), 1)[0]!)
  }
  return plans.map((_, k) => shares.filter((__, p) => pieces[p]!.k === k))
}

function nameCommunities(
  { seed, size }: Ground,
  tile: number,
  subdistrict: string,
  groups: readonly WeighedBlock[][],
): Community[] {
  const random = createRandom(seed, 'communities', tile)
  const fixed = communityFixed(size.name, tile)
  const names = [
    ...fixed,
    ...shuffle(COMMUNITY_STEMS, random).filter((stem) => !fixed.includes(stem)),
  ]
  const rural = groups.map((group) => ruralShare(group) > 0.62)
  // The best-known names go to the built-up ones nearest to the middle.
  const rank = groups
    .map((group, k) => ({ k, remoteness: remotenessOf(group) + (rural[k] ? 10 : 0) }))
    .sort((a, b) => a.remoteness - b.remoteness)
  const nameOf = new Map(rank.map(({ k }, place) => [k, names[place % names.length]!]))
  let urbanSerial = 0
  let ruralSerial = 200
  return groups.map((group, k) => ({
    code: subdistrict + String(rural[k] ? ++ruralSerial : ++urbanSerial).padStart(3, '0'),
    name: nameOf.get(k)! + (rural[k] ? '村' : '社区'),
    kind: rural[k] ? '村委会' : '居委会',
    cells: cellsOf(group),
    blocks: new Set(group.map(({ block }) => block.id)),
  }))
}

const cellCount = ({ block }: WeighedBlock) => (block.i1 - block.i0) * (block.j1 - block.j0)

function ruralShare(group: readonly WeighedBlock[]): number {
  const country = (zone: Zone) => isRural(zone) || zone === 'river' || zone === 'lake'
  const cells = (list: readonly WeighedBlock[]) => list.reduce((sum, b) => sum + cellCount(b), 0)
  return cells(group.filter(({ block }) => country(block.zone))) / cells(group)
}

function remotenessOf(group: readonly WeighedBlock[]): number {
  return group.reduce((sum, { block }) => sum + block.remoteness, 0) / group.length
}

function newGrid(
  ground: Ground,
  community: Community,
  serial: number,
  kind: GridArea['kind'],
  part: readonly WeighedBlock[],
): GridArea {
  const industry = part.some(({ block }) => block.zone === 'industry')
  const special = industry ? '工业园专属网格' : '商业街专属网格'
  return {
    code: community.code + String(serial).padStart(3, '0'),
    name: community.name + (kind === 'dedicated' ? special : `第${serial}网格`),
    kind,
    community,
    cells: cellsOf(part),
    middle: middleOf(ground, part),
    households: 0,
    residents: 0,
  }
}

/** Rows from north to south, each from west to east. */
function inReadingOrder(ground: Ground, parts: readonly WeighedBlock[][]): WeighedBlock[][] {
  const places = parts.map((part) => ({ part, middle: middleOf(ground, part) }))
  places.sort((a, b) => b.middle[1] - a.middle[1])
  const ordered: (typeof places)[] = []
  for (const place of places) {
    const row = ordered.at(-1)
    if (row && row[0]!.middle[1] - place.middle[1] < 160) row.push(place)
    else ordered.push([place])
  }
  return ordered.flatMap((row) =>
    row.sort((a, b) => a.middle[0] - b.middle[0]).map(({ part }) => part),
  )
}

function middleOf({ lattice, warp }: Ground, part: readonly WeighedBlock[]): Point {
  let x = 0
  let y = 0
  let area = 0
  for (const { block } of part) {
    const [w, h] = [
      lattice.x[block.i1]! - lattice.x[block.i0]!,
      lattice.y[block.j1]! - lattice.y[block.j0]!,
    ]
    x += w * h * (lattice.x[block.i0]! + w / 2)
    y += w * h * (lattice.y[block.j0]! + h / 2)
    area += w * h
  }
  return warp(x / area, y / area)
}

function cellsOf(blocks: readonly WeighedBlock[]): CellSet {
  const cells = new Set<string>()
  for (const { block } of blocks) {
    for (let i = block.i0; i < block.i1; i++) {
      for (let j = block.j0; j < block.j1; j++) cells.add(`${i}/${j}`)
    }
  }
  return cells
}

function blockIds({ plan }: Terrain, cells: CellSet): Set<number> {
  return new Set(
    [...cells].map((cell) => {
      const [i, j] = cell.split('/').map(Number) as [number, number]
      return plan.blockAt(i, j)!.id
    }),
  )
}
