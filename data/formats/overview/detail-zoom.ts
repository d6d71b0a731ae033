import {
  MAX_TILE_ZOOM,
  TILE_MAX_BYTES,
  TILE_MAX_FEATURES,
  VIEW_MAX_FEATURES,
} from '../../contracts/index.ts'
import { TILE_PIXELS, worldX, worldY } from '../web-mercator.ts'

/** What the density of a pack is judged by; boxes in lon-lat, `minX minY maxX maxY` each. */
export interface DensityInput {
  size: number
  boxes: ArrayLike<number>
  /** Bytes of each encoded feature. */
  lengths: ArrayLike<number>
  kind: 'point' | 'line' | 'polygon'
}

/**
 * Tiles that a 1920 × 1080 view can touch when they are drawn at 512 pixels: 5 × 4. What it shows is counted in cells of
 * 128 pixels, 15 × 9.
 */
const TOUCHED = { columns: 5, rows: 4 }
const VIEW_CELLS = { columns: 15, rows: 9, pixels: 128 }

/** A margin below the budget, so that a few new rows do not break it before the next publication. */
const HEADROOM = 0.9

/** More symbols than this in a view are a carpet; more polygons a blur. */
const VISUAL_LIMIT = { point: 4_000, line: 15_000, polygon: 15_000 }
/** Symbols are about 22 pixels wide: when a third share a cell of 16, clusters say more. */
const OVERLAP = { pixels: 16, share: 0.35 }
/** While half of the shapes are specks, thinned and simplified ones show the same for a tenth of the bytes. */
const SPECK = { pixels: 2, share: 0.5 }
/** From here on taste gives way: shops of one arcade never come apart. */
const VISUAL_MAX_ZOOM = 17

/**
 * The lowest zoom at which the features themselves fit the budget of tiles and views and can be told apart.
 * `current` (of the version before) is kept while it fits and is not far off, so that a few rows more or less do not
 * change the zoom back and forth.
 */
export function chooseDetailZoom(input: DensityInput, minZoom: number, current?: number): number {
  const places = differentPlaces(input)
  if (current !== undefined && current >= minZoom) {
    if (isGoodEnough(input, places, minZoom, current)) return current
  }
  let low = minZoom
  let high = MAX_TILE_ZOOM
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(input, places, middle, HEADROOM, 1)) high = middle
    else low = middle + 1
  }
  return low
}

function isGoodEnough(
  input: DensityInput,
  places: DensityInput,
  minZoom: number,
  current: number,
): boolean {
  if (!fits(input, places, current, 1, 1.5)) return false
  return current === minZoom || !fits(input, places, current - 1, HEADROOM * 0.7, 0.6)
}

function fits(
  input: DensityInput,
  places: DensityInput,
  z: number,
  hardShare: number,
  visualShare: number,
): boolean {
  if (!fitsBudget(input, z, hardShare)) return false
  return z >= VISUAL_MAX_ZOOM || looksGood(input, places, z, visualShare)
}

/** No tile and no view over the budget (`share` of it) at zoom `z`. */
export function fitsBudget(input: DensityInput, z: number, share = 1): boolean {
  const total = sum(input.lengths, input.size)
  const fitsOneTile = input.size <= TILE_MAX_FEATURES * share && total <= TILE_MAX_BYTES * share
  const touched = input.kind === 'point' ? 1 : TOUCHED.columns * TOUCHED.rows
  if (fitsOneTile && input.size * touched <= VIEW_MAX_FEATURES * share) return true
  const { counts, bytes, everywhere } = countTiles(input, z)
  const fullest = highest(counts) + everywhere.count
  const heaviest = highest(bytes) + everywhere.bytes
  if (fullest > TILE_MAX_FEATURES * share || heaviest > TILE_MAX_BYTES * share) return false
  const view = busiestWindow(counts, TOUCHED.columns, TOUCHED.rows) + everywhere.count * touched
  return view <= VIEW_MAX_FEATURES * share
}

function looksGood(input: DensityInput, places: DensityInput, z: number, share: number): boolean {
  const limit = VISUAL_LIMIT[input.kind] * share
  if (input.size > limit) {
    const cells = countCells(input, z, VIEW_CELLS.pixels)
    if (busiestWindow(cells, VIEW_CELLS.columns, VIEW_CELLS.rows) > limit) return false
  }
  if (input.kind !== 'point') return input.size < 100 || speckShare(input, z) <= SPECK.share
  return overlapShare(places, z) <= OVERLAP.share * share
}

function speckShare({ boxes, size }: DensityInput, z: number): number {
  const limit = (SPECK.pixels / TILE_PIXELS / 2 ** z) * 360
  let specks = 0
  for (let i = 0; i < size; i++) {
    const width = boxes[i * 4 + 2]! - boxes[i * 4]!
    const height = boxes[i * 4 + 3]! - boxes[i * 4 + 1]!
    if (width < limit && height < limit) specks++
  }
  return specks / size
}

const ROW_STRIDE = 2 ** 26

/** A shape over more tiles than this is counted once for all tiles, not in each. */
const EVERYWHERE_TILES = 4_096

/** Features and bytes in each tile that they touch. */
export function countTiles(input: DensityInput, z: number) {
  const n = 2 ** z
  const counts = new Map<number, number>()
  const bytes = new Map<number, number>()
  const everywhere = { count: 0, bytes: 0 }
  for (let i = 0; i < input.size; i++) {
    const left = Math.floor(worldX(input.boxes[i * 4]!) * n)
    const bottom = Math.floor(worldY(input.boxes[i * 4 + 1]!) * n)
    const right = Math.floor(worldX(input.boxes[i * 4 + 2]!) * n)
    const top = Math.floor(worldY(input.boxes[i * 4 + 3]!) * n)
    if ((right - left + 1) * (bottom - top + 1) > EVERYWHERE_TILES) {
      everywhere.count++
      everywhere.bytes += input.lengths[i]!
      continue
    }
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const key = y * ROW_STRIDE + x
        counts.set(key, (counts.get(key) ?? 0) + 1)
        bytes.set(key, (bytes.get(key) ?? 0) + input.lengths[i]!)
      }
    }
  }
  return { counts, bytes, everywhere }
}

function countCells(input: DensityInput, z: number, pixels: number): Map<number, number> {
  const cells = new Map<number, number>()
  eachCentre(input, (TILE_PIXELS / pixels) * 2 ** z, (key) => {
    cells.set(key, (cells.get(key) ?? 0) + 1)
  })
  return cells
}

/** Share of the places that lie in one small cell with another. */
function overlapShare(places: DensityInput, z: number): number {
  let shared = 0
  for (const count of countCells(places, z, OVERLAP.pixels).values()) if (count > 1) shared += count
  return places.size === 0 ? 0 : shared / places.size
}

/** What lies on one spot (rooms of a building) counts once: no zoom tells it apart. */
function differentPlaces(input: DensityInput): DensityInput {
  const seen = new Set<number>()
  const boxes: number[] = []
  if (input.kind !== 'point') return input
  eachCentre(input, 2 ** 26, (key, lon, lat) => {
    if (seen.has(key)) return
    seen.add(key)
    boxes.push(lon, lat, lon, lat)
  })
  return { ...input, size: seen.size, boxes }
}

function eachCentre(
  { boxes, size }: DensityInput,
  n: number,
  visit: (key: number, lon: number, lat: number) => void,
): void {
  for (let i = 0; i < size; i++) {
    const lon = (boxes[i * 4]! + boxes[i * 4 + 2]!) / 2
    const lat = (boxes[i * 4 + 1]! + boxes[i * 4 + 3]!) / 2
    visit(Math.floor(worldY(lat) * n) * ROW_STRIDE + Math.floor(worldX(lon) * n), lon, lat)
  }
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
      for (const [row, count] of byColumn.get(column) ?? []) {
        byRow.set(row, (byRow.get(row) ?? 0) + count)
      }
    }
    for (const row of byRow.keys()) {
      let total = 0
      for (let r = row; r < row + rows; r++) total += byRow.get(r) ?? 0
      most = Math.max(most, total)
    }
  }
  return most
}

function sum(values: ArrayLike<number>, size: number): number {
  let total = 0
  for (let i = 0; i < size; i++) total += values[i]!
  return total
}

function highest(values: ReadonlyMap<number, number>): number {
  let most = 0
  for (const value of values.values()) if (value > most) most = value
  return most
}
