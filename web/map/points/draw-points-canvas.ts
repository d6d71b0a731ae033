import type { DrawnBy } from '../view/drawn-by.ts'
import type { Frame } from '../view/frame.ts'
import { clearForSure, contextOf, sizeTo } from '../view/stage-canvas.ts'
import { paintPoints, placedInstances } from './paint-points.ts'
import type { PointLayer } from './point-store.ts'
import { createPointsPicture } from './points-picture.ts'
import type { PointsRenderer } from './points-renderer.ts'
import type { SpriteAtlas } from './sprite-atlas.ts'

export function createCanvasPoints(
  canvas: HTMLCanvasElement,
  atlas: SpriteAtlas,
  by: DrawnBy,
): PointsRenderer {
  const context = contextOf(canvas, by)
  const picture = createPointsPicture(atlas, by)
  return {
    kind: 'canvas',
    canvas,
    prepare: (frame, layers, endMs) => picture.paint(frame, placedInstances(layers), endMs),
    revision: picture.revision,
    draw(frame) {
      sizeTo(canvas, frame)
      clearForSure(context)
      picture.draw(context, frame)
    },
    forget: picture.forget,
    dispose() {
      picture.forget()
      canvas.width = 0
    },
  }
}

/** All at one go, with an atlas of its own: for the print. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  frame: Frame,
  layers: readonly PointLayer[],
  atlas: SpriteAtlas,
) {
  const { width, height, ratio } = frame
  const part = { x: 0, y: 0, width: width * ratio, height: height * ratio }
  for (const _step of paintPoints(context, frame, placedInstances(layers), atlas, part));
}
