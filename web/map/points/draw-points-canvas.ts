import type { DrawnBy } from '../view/drawn-by.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { clearForSure, contextOf, sizeTo } from '../view/stage-canvas.ts'
import { STRIDE } from './build-instances.ts'
import type { PointEntry, PointLayer } from './point-store.ts'
import type { PointsRenderer } from './points-renderer.ts'
import type { SpriteAtlas } from './sprite-atlas.ts'

export function createCanvasPoints(
  canvas: HTMLCanvasElement,
  atlas: SpriteAtlas,
  by: DrawnBy,
): PointsRenderer {
  const context = contextOf(canvas, by)
  return {
    kind: 'canvas',
    canvas,
    draw(frame, layers) {
      sizeTo(canvas, frame)
      clearForSure(context)
      drawPoints(context, frame, layers, atlas)
    },
    dispose() {
      canvas.width = 0
    },
  }
}

/** Also used for printing, with an atlas of its own. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  frame: Frame,
  layers: readonly PointLayer[],
  atlas: SpriteAtlas,
) {
  for (const layer of layers) {
    context.globalAlpha = layer.view.opacity
    for (const entry of layer.shown) drawEntry(context, frame, entry, atlas)
  }
  context.globalAlpha = 1
}

function drawEntry(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { tile, instances }: PointEntry,
  atlas: SpriteAtlas,
) {
  if (!instances) return
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
    if (x < -width || y < -height) continue
    if (x > frame.width * frame.ratio || y > frame.height * frame.ratio) continue
    context.drawImage(
      atlas.canvas,
      data[i + 4]!,
      data[i + 5]!,
      width,
      height,
      Math.round(x),
      Math.round(y),
      width,
      height,
    )
  }
}
