import { MAX_TILE_ZOOM } from '../../contracts/index.ts'
import { TILE_PIXELS, worldX, worldY } from '../web-mercator.ts'
import { busiestWindow, type DensityInput, fitsBudget, ROW_STRIDE } from './tile-load.ts'

/** What a 1920 × 1080 view shows is counted in cells of 128 pixels, 15 × 9. */
const VIEW_CELLS = { columns: 15, rows: 9, pixels: 128 }

/**
 * Share of the budget that one pack may take: a few new rows must not break it before the next publication, and shapes of
 * neighbouring packs meet on many tiles.
 */
const HEADROOM = { point: 0.9, line: 0.5, polygon: 0.5 }

/** More symbols than this in a view are a carpet; more polygons a blur. */
const VISUAL_LIMIT = { point: 4_000, line: 15_000, polygon: 15_000 }
/** Symbols are about 22 pixels wide: when a third share a cell of 16, clusters say more. */
const OVERLAP = { pixels: 16, share: 0.35 }
/** While half of the shapes are specks, thinned and simplified ones show the same for a tenth of the bytes. */
const SPECK = { pixels: 2, share: 0.5 }
/** From here on taste gives way: shops of one arcade never come apart. */
const VISUAL_MAX_ZOOM = 17

/**
 * The lowest zoom at which the features of a pack themselves fit the budget of tiles and views and can be told apart.
 * `current` (of the version before) is kept while it fits and is not far off, so that a few rows more or less do not
 * change the zoom back and forth.
 */
export function chooseDetailZoom(input: DensityInput, minZoom: number, current?: number): number {
  const places = once(() => differentPlaces(input))
  if (current !== undefined && current >= minZoom) {
    if (isGoodEnough(input, places, minZoom, current)) return current
  }
  let low = minZoom
  let high = MAX_TILE_ZOOM
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(input, places, middle, HEADROOM[input.kind], 1)) high = middle
    else low = middle + 1
  }
  return low
}

function isGoodEnough(
  input: DensityInput,
  places: () => DensityInput,
  minZoom: number,
  current: number,
): boolean {
  if (!fits(input, places, current, HEADROOM[input.kind] * 1.1, 1.5)) return false
  return current === minZoom || !fits(input, places, current - 1, HEADROOM[input.kind] * 0.7, 0.6)
}

function fits(
  input: DensityInput,
  places: () => DensityInput,
  z: number,
  hardShare: number,
  visualShare: number,
): boolean {
  if (!fitsBudget(input, z, hardShare)) return false
  return z >= VISUAL_MAX_ZOOM || looksGood(input, places, z, visualShare)
}

function looksGood(
  input: DensityInput,
  places: () => DensityInput,
  z: number,
  share: number,
): boolean {
  const limit = VISUAL_LIMIT[input.kind] * share
  if (input.size > limit) {
    const cells = countCells(input, z, VIEW_CELLS.pixels)
    if (busiestWindow(cells, VIEW_CELLS.columns, VIEW_CELLS.rows) > limit) return false
  }
  if (input.kind !== 'point') return input.size < 100 || speckShare(input, z) <= SPECK.share
  return overlapShare(places(), z) <= OVERLAP.share * share
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
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

function countCells(input: DensityInput, z: number, pixels: number): Map<number, number> {
  const cells = new Map<number, number>()
  let last = -1
  let count = 0
  const note = () => {
    if (count > 0) cells.set(last, (cells.get(last) ?? 0) + count)
    count = 0
  }
  // Rooms of a building come one after the other: most are in the cell of the one before.
  eachCentre(input, (TILE_PIXELS / pixels) * 2 ** z, (key) => {
    if (key !== last) note()
    last = key
    count++
  })
  note()
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
