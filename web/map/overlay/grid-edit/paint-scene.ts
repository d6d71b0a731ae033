import type { Theme } from '../../tiles/worker-protocol.ts'
import { type Frame, placeOfFrame } from '../../view/frame.ts'
import { sizeTo } from '../../view/stage-canvas.ts'
import type { OverlayPainter } from '../overlay-painter.ts'
import type { CellShapes } from './cell-shapes.ts'
import type { GridScene } from './grid-scene.ts'
import { paintDraft } from './paint-draft.ts'
import { paintPlan } from './paint-plan.ts'

/**
 * The plan at rest is drawn once for each view of it and kept as a picture: while something is dragged, a frame costs what is
 * in the hand.
 */
export function createScenePainter(scene: GridScene, shapes: CellShapes): OverlayPainter {
  const picture = document.createElement('canvas')
  let last = ''
  return (context, frame, theme) => {
    const key = [...placeOfFrame(frame), scene.key(), theme].join()
    if (key !== last) {
      last = key
      drawPicture(picture, frame, theme, scene, shapes)
    }
    context.drawImage(picture, 0, 0)
    paintDraft(context, frame, theme, scene, shapes)
  }
}

function drawPicture(
  picture: HTMLCanvasElement,
  frame: Frame,
  theme: Theme,
  scene: GridScene,
  shapes: CellShapes,
): void {
  const context = picture.getContext('2d')
  if (!context) return
  sizeTo(picture, frame)
  context.clearRect(0, 0, picture.width, picture.height)
  paintPlan(context, frame, theme, scene, shapes)
}
