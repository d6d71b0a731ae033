import { drawLabels } from '../labels/draw-labels.ts'
import { isPlaceLabel } from '../labels/label-styles.ts'
import type { PlacedLabel } from '../labels/place-labels.ts'
import type { TextCache } from '../labels/text-cache.ts'
import type { SceneStyle } from '../points/point-scene.ts'
import type { DrawnBy } from './drawn-by.ts'
import { type Frame, placeOfFrame } from './frame.ts'
import { createLastDrawn } from './last-drawn.ts'
import { addCanvas, clearForSure, contextOf, sizeTo } from './stage-canvas.ts'

export interface MarksPane {
  readonly canvas: HTMLCanvasElement
  render(frame: Frame, shown: ShownOver): void
  forget(): void
}

export interface ShownOver {
  labels: readonly PlacedLabel[]
  style: SceneStyle
  texts: TextCache
}

/** Topmost of the map's canvases: names of places, and what marks, masks and measures. */
export function createMarksPane(
  parent: HTMLElement,
  marks: {
    hasMarks(): boolean
    drawGround(context: CanvasRenderingContext2D, frame: Frame): void
    drawMarks(context: CanvasRenderingContext2D, frame: Frame): void
  },
  by: DrawnBy,
): MarksPane {
  const canvas = addCanvas(parent)
  const context = contextOf(canvas, by)
  const last = createLastDrawn()
  return {
    canvas,
    forget: last.forget,
    render(frame, { labels, style: { theme, icons }, texts }) {
      const content = [labels, theme, icons, texts, texts.made()]
      const isOther = last.isOther([...placeOfFrame(frame), ...content])
      // Marks move and fade on their own.
      const hasMarks = marks.hasMarks()
      if (!isOther && !hasMarks) return
      if (hasMarks) last.forget()
      sizeTo(canvas, frame)
      clearForSure(context)
      marks.drawGround(context, frame)
      const places = labels.filter((label) => isPlaceLabel(label.candidate))
      drawLabels(context, frame, places, theme, texts)
      marks.drawMarks(context, frame)
    },
  }
}
