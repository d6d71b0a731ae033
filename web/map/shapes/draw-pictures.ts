import { ancestor, descendants, type TileAddress, tileBox } from '../tiles/tile-address.ts'
import type { Frame } from '../view/frame.ts'

/** Where pictures are found. */
export interface PictureSource {
  wanted(): readonly TileAddress[]
  entry(tile: TileAddress): { bitmap: ImageBitmap | null } | undefined
}

/** Puts the tile pictures on the screen; where one is missing, what coarser or finer ones show of its place. */
export function drawPictures(
  context: CanvasRenderingContext2D,
  frame: Frame,
  pictures: PictureSource,
) {
  for (const tile of pictures.wanted()) {
    const bitmap = pictures.entry(tile)?.bitmap
    if (bitmap) drawBitmap(context, frame, bitmap, tile)
    else drawSubstitute(context, frame, pictures, tile)
  }
}

const COARSER = [1, 2, 3, 4, 5]
const FINER = [1, 2]

function drawSubstitute(
  context: CanvasRenderingContext2D,
  frame: Frame,
  pictures: PictureSource,
  tile: TileAddress,
) {
  for (const levels of COARSER) {
    if (levels > tile.z) break
    const bitmap = pictures.entry(ancestor(tile, levels))?.bitmap
    if (!bitmap) continue
    const part = bitmap.width / 2 ** levels
    const sourceX = (tile.x % 2 ** levels) * part
    const sourceY = (tile.y % 2 ** levels) * part
    const { x, y, width, height } = screenRect(frame, tile)
    context.drawImage(bitmap, sourceX, sourceY, part, part, x, y, width, height)
    return
  }
  for (const levels of FINER) {
    for (const child of descendants(tile, levels)) {
      const bitmap = pictures.entry(child)?.bitmap
      if (bitmap) drawBitmap(context, frame, bitmap, child)
    }
  }
}

function drawBitmap(
  context: CanvasRenderingContext2D,
  frame: Frame,
  bitmap: ImageBitmap,
  tile: TileAddress,
) {
  const { x, y, width, height } = screenRect(frame, tile)
  context.drawImage(bitmap, x, y, width, height)
}

/** In whole device pixels, the same edge for both neighbours: no seams, no blur. */
function screenRect(frame: Frame, tile: TileAddress) {
  const box = tileBox(tile)
  const pixel = (world: number, origin: number) =>
    Math.round((world - origin) * frame.scale * frame.ratio)
  const x = pixel(box.minX, frame.box.minX)
  const y = pixel(box.minY, frame.box.minY)
  return {
    x,
    y,
    width: pixel(box.maxX, frame.box.minX) - x,
    height: pixel(box.maxY, frame.box.minY) - y,
  }
}
