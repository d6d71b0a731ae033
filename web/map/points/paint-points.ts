import type { TileAddress } from '../tiles/tile-address.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { type Instances, STRIDE } from './build-instances.ts'
import type { PointLayer } from './point-store.ts'
import type { SpriteAtlas } from './sprite-atlas.ts'

/** The sprites of one tile of a layer, as they were at a moment. */
export interface PlacedInstances {
  tile: TileAddress
  instances: Instances
  opacity: number
}

/** Device pixels on the canvas. */
export interface PixelRect {
  x: number
  y: number
  width: number
  height: number
}

/** Bottom to top. */
export const placedInstances = (layers: readonly PointLayer[]): PlacedInstances[] =>
  layers.flatMap(({ shown, view }) =>
    shown.flatMap(({ tile, instances }) =>
      instances ? [{ tile, instances, opacity: view.opacity }] : [],
    ),
  )

/** Between two looks at the clock: about a millisecond. */
const SPRITES_A_STEP = 100

/** Draws every sprite that touches the part of the canvas, and pauses after each few. */
export function* paintPoints(
  context: CanvasRenderingContext2D,
  frame: Frame,
  placed: readonly PlacedInstances[],
  atlas: Pick<SpriteAtlas, 'canvas'>,
  part: PixelRect,
): Generator<void> {
  let sprites = 0
  for (const { tile, instances, opacity } of placed) {
    const tiles = 2 ** tile.z
    const size = frame.scale / tiles
    const left = cssX(frame, tile.x / tiles)
    const top = cssY(frame, tile.y / tiles)
    const { data } = instances
    for (let i = 0; i < instances.length * STRIDE; i += STRIDE) {
      const width = data[i + 6]!
      const height = data[i + 7]!
      const x = (left + data[i]! * size + data[i + 2]!) * frame.ratio - width / 2
      const y = (top + data[i + 1]! * size + data[i + 3]!) * frame.ratio - height / 2
      if (x < part.x - width || y < part.y - height) continue
      if (x > part.x + part.width || y > part.y + part.height) continue
      context.globalAlpha = opacity
      const [atX, atY] = [Math.round(x), Math.round(y)]
      const [spriteX, spriteY] = [data[i + 4]!, data[i + 5]!]
      context.drawImage(atlas.canvas, spriteX, spriteY, width, height, atX, atY, width, height)
      if (++sprites % SPRITES_A_STEP === 0) yield
    }
  }
  context.globalAlpha = 1
}
