import { TILE_MAX_BYTES, TILE_MAX_FEATURES, VIEW_MAX_FEATURES } from '../../contracts/index.ts'
import { worldX, worldY } from '../web-mercator.ts'

/** What the load of tiles is computed from; boxes in lon-lat, `minX minY maxX maxY` each. */
export interface DensityInput {
  size: number
  boxes: ArrayLike<number>
  /** Bytes of each encoded feature. */
  lengths: ArrayLike<number>
  kind: 'point' | 'line' | 'polygon'
}

/** What the features of a pack put on the tiles of one zoom. */
export interface TileLoad {
  /** Features and their bytes by tile (`ROW_STRIDE` × y + x). */
  counts: Map<number, number>
  bytes: Map<number, number>
  /** Shapes over so many tiles that they are counted once for all. */
  everywhere: { count: number; bytes: number }
}

export const ROW_STRIDE = 2 ** 26
const EVERYWHERE_TILES = 4_096

/** Tiles that a 1920 × 1080 view can touch when they are drawn at 512 pixels. */
export const TOUCHED = { columns: 5, rows: 4 }

export function tileLoad(input: DensityInput, z: number): TileLoad {
  const n = 2 ** z
  const load: TileLoad = { counts: new Map(), bytes: new Map(), everywhere: { count: 0, bytes: 0 } }
  if (input.kind === 'point') return pointLoad(input, n, load)
  for (let i = 0; i < input.size; i++) {
    const left = Math.floor(worldX(input.boxes[i * 4]!) * n)
    const bottom = Math.floor(worldY(input.boxes[i * 4 + 1]!) * n)
    const right = Math.floor(worldX(input.boxes[i * 4 + 2]!) * n)
    const top = Math.floor(worldY(input.boxes[i * 4 + 3]!) * n)
    if ((right - left + 1) * (bottom - top + 1) > EVERYWHERE_TILES) {
      load.everywhere.count++
      load.everywhere.bytes += input.lengths[i]!
      continue
    }
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        add(load.counts, y * ROW_STRIDE + x, 1)
        add(load.bytes, y * ROW_STRIDE + x, input.lengths[i]!)
      }
    }
  }
  return load
}

/** Neighbours in the list nearly always share a tile, which is looked up once for all of them. */
function pointLoad({ size, boxes, lengths }: DensityInput, n: number, load: TileLoad): TileLoad {
  let tile = -1
  let count = 0
  let bytes = 0
  const note = () => {
    if (count === 0) return
    add(load.counts, tile, count)
    add(load.bytes, tile, bytes)
  }
  for (let i = 0; i < size; i++) {
    const column = Math.floor(worldX(boxes[i * 4]!) * n)
    const key = Math.floor(worldY(boxes[i * 4 + 1]!) * n) * ROW_STRIDE + column
    if (key !== tile) {
      note()
      tile = key
      count = 0
      bytes = 0
    }
    count++
    bytes += lengths[i]!
  }
  note()
  return load
}

/** Packs of one layer share tiles along their borders, and all tiles of low zooms. */
export function joinLoads(loads: readonly TileLoad[]): TileLoad {
  const joined: TileLoad = {
    counts: new Map(),
    bytes: new Map(),
    everywhere: { count: 0, bytes: 0 },
  }
  for (const { counts, bytes, everywhere } of loads) {
    for (const [tile, count] of counts) add(joined.counts, tile, count)
    for (const [tile, length] of bytes) add(joined.bytes, tile, length)
    joined.everywhere.count += everywhere.count
    joined.everywhere.bytes += everywhere.bytes
  }
  return joined
}

/** No tile and no view over the budget, or the given share of it. */
export function loadFits({ counts, bytes, everywhere }: TileLoad, share = 1): boolean {
  const fullest = highest(counts) + everywhere.count
  const heaviest = highest(bytes) + everywhere.bytes
  if (fullest > TILE_MAX_FEATURES * share || heaviest > TILE_MAX_BYTES * share) return false
  const onEachTile = everywhere.count * TOUCHED.columns * TOUCHED.rows
  const view = busiestWindow(counts, TOUCHED.columns, TOUCHED.rows) + onEachTile
  return view <= VIEW_MAX_FEATURES * share
}

/** The same without looking at tiles where all features together fit one. */
export function fitsBudget(input: DensityInput, z: number, share = 1): boolean {
  let bytes = 0
  for (let i = 0; i < input.size; i++) bytes += input.lengths[i]!
  const touched = input.kind === 'point' ? 1 : TOUCHED.columns * TOUCHED.rows
  const fitsOneTile = input.size <= TILE_MAX_FEATURES * share && bytes <= TILE_MAX_BYTES * share
  if (fitsOneTile && input.size * touched <= VIEW_MAX_FEATURES * share) return true
  return loadFits(tileLoad(input, z), share)
}

/** The most that any window of `columns` × `rows` cells holds. */
export function busiestWindow(
  cells: ReadonlyMap<number, number>,
  columns: number,
  rows: number,
): number {
  const byColumn = new Map<number, [row: number, count: number][]>()
  for (const [key, count] of cells) {
    const column = key % ROW_STRIDE
    const entry: [number, number] = [(key - column) / ROW_STRIDE, count]
    const list = byColumn.get(column)
    if (list === undefined) byColumn.set(column, [entry])
    else list.push(entry)
  }
  let most = 0
  for (const first of byColumn.keys()) {
    const byRow = new Map<number, number>()
    for (let column = first; column < first + columns; column++) {
      for (const [row, count] of byColumn.get(column) ?? []) add(byRow, row, count)
    }
    for (const row of byRow.keys()) {
      let total = 0
      for (let r = row; r < row + rows; r++) total += byRow.get(r) ?? 0
      most = Math.max(most, total)
    }
  }
  return most
}

function add(values: Map<number, number>, key: number, value: number): void {
  values.set(key, (values.get(key) ?? 0) + value)
}

function highest(values: ReadonlyMap<number, number>): number {
  let most = 0
  for (const value of values.values()) if (value > most) most = value
  return most
}
