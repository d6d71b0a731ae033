import { createTextCache, drawLabels } from '../labels/draw-labels.ts'
import { isPlaceLabel } from '../labels/label-styles.ts'
import type { PlacedLabel } from '../labels/place-labels.ts'
import type { SceneStyle } from '../points/point-scene.ts'
import type { PointStore } from '../points/point-store.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import type { Frame } from './frame.ts'
import { createGroundPane } from './ground-pane.ts'
import { createLabelling } from './labelling.ts'
import { createPointsPane } from './points-pane.ts'
import { addCanvas, clearForSure, sizeTo } from './stage-canvas.ts'

/** The canvases of the map, one over the other: ground and its labels, points, names of places and marks. */
export interface Stage {
  element: HTMLElement
  render(frame: Frame): void
  labels(): readonly PlacedLabel[]
  renderer(): 'webgl' | 'canvas'
  /** All that has been loaded is also on the screen. */
  isComplete(): boolean
  /** The next frame is drawn even where nothing seems to have changed. */
  forget(): void
  dispose(): void
}

export interface StageParts {
  pictures: PictureStore
  points: PointStore
  style(): SceneStyle
  /** A picture base lies below: nothing is painted under the layers. */
  transparent(): boolean
  drawMarks(context: CanvasRenderingContext2D, frame: Frame): void
  forceCanvas: boolean
  /** Asks for another frame. */
  again(): void
}

/** For texts that were never drawn before. */
const TEXT_BUDGET_MS = 6
const UPDATE_WHILE_MOVING_MS = 120

export function createStage(parts: StageParts): Stage {
  const element = document.createElement('div')
  element.style.cssText = 'position:absolute;inset:0'
  const ground = createGroundPane(element, parts.pictures)
  const marks = addCanvas(element)
  const marksContext = marks.getContext('2d')
  if (!marksContext) throw new Error('This browser cannot draw on a canvas')
  const newPoints = (ratio: number, forceCanvas: boolean) =>
    createPointsPane(element, marks, parts.points, ratio, forceCanvas)
  let points = newPoints(1, parts.forceCanvas)
  let texts = createTextCache(1)
  let lastUpdate = 0
  let complete = false
  const labels = createLabelling(parts.pictures, parts.points)

  const fitTo = ({ ratio }: Frame) => {
    if (ratio === points.ratio && !points.isLost()) return
    points.dispose()
    points = newPoints(ratio, parts.forceCanvas || points.isLost())
    texts = createTextCache(ratio)
  }

  const renderMarks = (frame: Frame, textsEnd: number): boolean => {
    sizeTo(marks, frame)
    clearForSure(marksContext)
    const places = labels.current().filter((label) => isPlaceLabel(label.candidate))
    const isWhole = drawLabels(marksContext, frame, places, parts.style().theme, texts, textsEnd)
    parts.drawMarks(marksContext, frame)
    return isWhole
  }

  return {
    element,
    labels: labels.current,
    isComplete: () => complete,
    renderer: () => points.kind(),
    forget() {
      ground.forget()
      points.forget()
    },
    render(frame) {
      if (frame.width === 0 || frame.height === 0) return
      fitTo(frame)
      if (!frame.moving || performance.now() - lastUpdate > UPDATE_WHILE_MOVING_MS) {
        lastUpdate = performance.now()
        parts.pictures.update(frame)
        parts.points.update(frame)
      }
      const style = parts.style()
      const hasPoints = points.render(frame, style)
      labels.update(frame, hasPoints)
      const textsEnd = performance.now() + TEXT_BUDGET_MS
      const shared = { labels: labels.current(), transparent: parts.transparent() }
      const hasGround = ground.render(frame, { ...shared, style, texts, textsEnd })
      const hasMarks = renderMarks(frame, textsEnd)
      complete = hasGround && hasPoints && hasMarks
      if (!complete) parts.again()
    },
    dispose() {
      points.dispose()
      element.remove()
    },
  }
}
