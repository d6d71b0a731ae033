import { drawLabels, type TextCache } from '../labels/draw-labels.ts'
import { isPlaceLabel } from '../labels/label-styles.ts'
import type { PlacedLabel } from '../labels/place-labels.ts'
import type { SceneStyle } from '../points/point-scene.ts'
import { drawPictures } from '../shapes/draw-pictures.ts'
import { paletteOf } from '../shapes/palette.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import { type Frame, placeOfFrame } from './frame.ts'
import { createLastDrawn } from './last-drawn.ts'
import { addCanvas, sizeTo } from './stage-canvas.ts'

export interface GroundPane {
  /** Draws where something has changed; false = there was no time for some of the texts. */
  render(frame: Frame, ground: Ground): boolean
  forget(): void
}

export interface Ground {
  labels: readonly PlacedLabel[]
  style: SceneStyle
  transparent: boolean
  texts: TextCache
  /** `performance.now()` from which on no new texts are made. */
  textsEnd: number
}

/** Lowest of the map's canvases: lines, areas and what is written on them. */
export function createGroundPane(
  parent: HTMLElement,
  pictures: Pick<PictureStore, 'revision' | 'wanted' | 'entry'>,
): GroundPane {
  const canvas = addCanvas(parent)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser cannot draw on a canvas')
  const last = createLastDrawn()
  return {
    forget: last.forget,
    render(frame, { labels, style, transparent, texts, textsEnd }) {
      const content = [pictures.revision(), labels, style.theme, style.icons, transparent, texts]
      if (!last.isOther([...placeOfFrame(frame), ...content])) return true
      sizeTo(canvas, frame)
      if (transparent) context.clearRect(0, 0, canvas.width, canvas.height)
      else {
        context.fillStyle = paletteOf(style.theme).land
        context.fillRect(0, 0, canvas.width, canvas.height)
      }
      drawPictures(context, frame, pictures)
      const lower = labels.filter((label) => !isPlaceLabel(label.candidate))
      const isWhole = drawLabels(context, frame, lower, style.theme, texts, textsEnd)
      if (!isWhole) last.forget()
      return isWhole
    },
  }
}
