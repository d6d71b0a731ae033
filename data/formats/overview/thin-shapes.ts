import type { Bounds } from '../../contracts/index.ts'
import { TILE_PIXELS, worldX, worldY } from '../web-mercator.ts'
import { MixCounter, type MixSummary, mixKeyOf, summarise } from './marks.ts'

/** Lines and polygons of a pack, in columns. Boxes in lon-lat, `minX minY maxX maxY` each. */
export interface Shapes {
  size: number
  boxes: ArrayLike<number>
  class: ArrayLike<number>
  state: ArrayLike<number>
  risk: ArrayLike<number>
}

/** A line or polygon that stands for itself and for smaller ones around it. */
export interface KeptShape {
  /** Number of the shape. */
  index: number
  count: number
  mix: MixSummary
}

export interface ThinOptions {
  /** Side of a cell, pixels of a tile drawn at 512. */
  cellPixels: number
  /** Shapes that a cell keeps. */
  keep: number
  /** Smaller ones are taken in by a bigger one of their cell, if there is any. */
  minPixels: number
}

/**
 * 18 in each cell of 64 × 64 pixels: 1,152 a tile, 23,040 in the 20 tiles that a 1920 × 1080 view can touch, however the
 * shapes of neighbouring packs are spread.
 */
export const THINNING: ThinOptions = { cellPixels: 64, keep: 18, minPixels: 1.5 }

const CELLS_OF_VIEW = 1_280
/** 36 in each of 64 cells, of some 200 bytes each: just below what a tile may weigh. */
const KEEP_MOST = 36

/**
 * Where the whole layer covers but a part of a view at this zoom, each cell may keep more: the sum stays the same. Packs are
 * thinned one by one, so each takes that share of the cells it touches which is its own: at low zooms twenty lie in one.
 */
export function thinningFor(layerBounds: Bounds, packBounds: Bounds, z: number): ThinOptions {
  const layer = extentInCells(layerBounds, z)
  const pack = extentInCells(packBounds, z)
  const covered = Math.min(CELLS_OF_VIEW, Math.ceil(layer.width + 1) * Math.ceil(layer.height + 1))
  const keep = Math.min(KEEP_MOST, (THINNING.keep * CELLS_OF_VIEW) / covered)
  const isAlone = layerBounds.every((side, i) => side === packBounds[i])
  const share = isAlone ? 1 : ownShare(pack.width) * ownShare(pack.height)
  return { ...THINNING, keep: Math.max(1, Math.floor(keep * share)) }
}

/** Of the cells in a row that a stretch of this length touches. */
const ownShare = (cells: number) => cells / (Math.floor(cells) + 2)

function extentInCells(bounds: Bounds, z: number): { width: number; height: number } {
  const cells = (TILE_PIXELS / THINNING.cellPixels) * 2 ** z
  return {
    width: (worldX(bounds[2]) - worldX(bounds[0])) * cells,
    height: (worldY(bounds[1]) - worldY(bounds[3])) * cells,
  }
}

/** Of each cell the biggest are kept; the biggest of all carries the count of those that are not. */
export function thinShapes(shapes: Shapes, z: number, options: ThinOptions): KeptShape[] {
  const pixels = TILE_PIXELS * 2 ** z
  const cells = new Map<number, { index: number; size: number }[]>()
  for (let index = 0; index < shapes.size; index++) {
    const left = worldX(shapes.boxes[index * 4]!) * pixels
    const bottom = worldY(shapes.boxes[index * 4 + 1]!) * pixels
    const right = worldX(shapes.boxes[index * 4 + 2]!) * pixels
    const top = worldY(shapes.boxes[index * 4 + 3]!) * pixels
    const column = Math.floor((left + right) / 2 / options.cellPixels)
    const row = Math.floor((top + bottom) / 2 / options.cellPixels)
    const key = row * 2 ** 26 + column
    const entry = { index, size: Math.hypot(right - left, bottom - top) }
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, [entry])
    else cell.push(entry)
  }
  return [...cells.values()].flatMap((cell) => keepBiggest(shapes, cell, options))
}

function keepBiggest(
  shapes: Shapes,
  cell: { index: number; size: number }[],
  { keep, minPixels }: ThinOptions,
): KeptShape[] {
  cell.sort((a, b) => b.size - a.size || a.index - b.index)
  const visible = cell.findIndex((entry) => entry.size < minPixels)
  const kept = Math.max(1, Math.min(keep, visible === -1 ? cell.length : visible))
  const first = [cell[0]!, ...cell.slice(kept)].map((entry) => entry.index)
  return [
    describe(shapes, first),
    ...cell.slice(1, kept).map((entry) => describe(shapes, [entry.index])),
  ]
}

const counter = new MixCounter()

/** The class stays that of the kept shape: a main road is drawn as one, whatever lanes it has taken in. */
function describe(shapes: Shapes, members: readonly number[]): KeptShape {
  const index = members[0]!
  for (const i of members)
    counter.add(mixKeyOf(shapes.class[i]!, shapes.state[i]!, shapes.risk[i]!), 1)
  const { keys, counts } = counter.take()
  const mix = { ...summarise(keys, counts), class: shapes.class[index]! }
  return { index, count: members.length, mix }
}
