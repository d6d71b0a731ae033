import { drawLabels } from '../labels/draw-labels.ts'
import { isPlaceLabel } from '../labels/label-styles.ts'
import type { PlacedLabel } from '../labels/place-labels.ts'
import type { TextCache } from '../labels/text-cache.ts'
import type { SceneStyle } from '../points/point-scene.ts'
import { drawPictures } from '../shapes/draw-pictures.ts'
import { paletteOf } from '../shapes/palette.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import type { DrawnBy } from './drawn-by.ts'
import { type Frame, placeOfFrame } from './frame.ts'
import { createLastDrawn } from './last-drawn.ts'
import { addCanvas, contextOf, sizeTo } from './stage-canvas.ts'

export interface GroundPane {
  /** Draws where something has changed. */
  render(frame: Frame, ground: Ground): void
  forget(): void
}

export interface Ground {
  labels: readonly PlacedLabel[]
  style: SceneStyle
  transparent: boolean
  texts: TextCache
}

/** Lowest of the map's canvases: lines, areas and what is written on them. */
export function createGroundPane(
  parent: HTMLElement,
  pictures: Pick<PictureStore, 'revision' | 'wanted' | 'entry'>,
  by: DrawnBy,
): GroundPane {
  const canvas = addCanvas(parent)
  const context = contextOf(canvas, by)
  const last = createLastDrawn()
  return {
    forget: last.forget,
    render(frame, { labels, style, transparent, texts }) {
      const { theme, icons } = style
      const content = [pictures.revision(), labels, theme, icons, transparent, texts, texts.made()]
      if (!last.isOther([...placeOfFrame(frame), ...content])) return
      sizeTo(canvas, frame)
      if (transparent) context.clearRect(0, 0, canvas.width, canvas.height)
      else {
        context.fillStyle = paletteOf(theme).land
        context.fillRect(0, 0, canvas.width, canvas.height)
      }
      drawPictures(context, frame, pictures)
      const lower = labels.filter((label) => !isPlaceLabel(label.candidate))
      drawLabels(context, frame, lower, theme, texts)
    },
  }
}
