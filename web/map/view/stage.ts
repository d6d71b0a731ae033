import { isHandAtWork, whenHandRests } from '../../session/hand-at-work.ts'
import { prepareTexts } from '../labels/draw-labels.ts'
import type { PlacedLabel } from '../labels/place-labels.ts'
import { createTextCache, type TextCache } from '../labels/text-cache.ts'
import type { SceneStyle } from '../points/point-scene.ts'
import type { PointStore } from '../points/point-store.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import { type DrawnBy, drawnBy, rendererName } from './drawn-by.ts'
import { type Frame, isSamePlace } from './frame.ts'
import { createGroundPane, type GroundPane } from './ground-pane.ts'
import { createLabelling } from './labelling.ts'
import { createMarksPane, type MarksPane } from './marks-pane.ts'
import { createPointsPane, type PointsPane } from './points-pane.ts'

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
  hasMarks(): boolean
  /** What names of places stand on. */
  drawGround(context: CanvasRenderingContext2D, frame: Frame): void
  drawMarks(context: CanvasRenderingContext2D, frame: Frame): void
  /** Asks for another frame. */
  again(): void
}

/** For texts that were never made before. */
const TEXT_BUDGET_MS = 6
const UPDATE_WHILE_MOVING_MS = 120
/** What is ready is shown without the rest when that takes longer. */
const PATIENCE_MS = 500

export function createStage(parts: StageParts): Stage {
  const element = document.createElement('div')
  element.style.cssText = 'position:absolute;inset:0'
  const labels = createLabelling(parts.pictures, parts.points)
  let panes: Panes | null = null
  let last: Frame | null = null
  /** What is on the canvases. */
  let drawn: Frame | null = null
  let isToBeDrawn = false
  let lastUpdate = 0
  let unreadySince: number | null = null
  let complete = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let placing: ReturnType<typeof setTimeout> | undefined

  const isPatient = () => unreadySince === null || performance.now() - unreadySince < PATIENCE_MS

  /** Not in the same task as the drawing: a hand that moves the map would wait for both. */
  const placeLabelsSoon = (isBuilt: boolean) => {
    placing ??= setTimeout(() => {
      placing = undefined
      if (last && labels.update(last, isBuilt)) parts.again()
    })
  }

  /** Makes what will be drawn, as far as the time goes; says how far it has come. */
  const prepare = (frame: Frame, { points, texts }: Panes, mayWait: boolean) => {
    const style = parts.style()
    const scene = points.prepare(frame, style, mayWait)
    const isBuilt = scene === 'complete' || scene === 'unpainted'
    if (!isBuilt && mayWait) return { scene, isReady: false }
    if (frame.moving) placeLabelsSoon(isBuilt)
    else if (labels.update(frame, isBuilt) && mayWait) return { scene, isReady: false }
    const end = performance.now() + TEXT_BUDGET_MS
    const hasTexts = prepareTexts(frame, labels.current(), style.theme, texts, end)
    return { scene, isReady: scene === 'complete' && hasTexts }
  }

  /** Goes on between frames: a full picture costs more than what is made for it in so short a time. */
  const prepareOn = () => {
    clearTimeout(timer)
    timer = setTimeout(() =>
      whenHandRests(() => {
        if (!last || !panes) return
        if (!isPatient() || prepare(last, panes, true).isReady) parts.again()
        else prepareOn()
      }),
    )
  }

  const shared = ({ texts }: Panes) => ({ labels: labels.current(), style: parts.style(), texts })

  const draw = (frame: Frame, on: Panes, isSpoilt: boolean) => {
    drawn = frame
    const { ground, points, marks } = on
    ground.render(frame, { ...shared(on), transparent: parts.transparent() })
    // The old symbols are better than some made of the wrong sprites.
    if (!isSpoilt) points.render(frame)
    marks.render(frame, shared(on))
  }

  /** What lies below what is in the hand stays as it is: looking through it all would cost a frame more than the hand does. */
  const drawInHand = (frame: Frame, on: Panes) => {
    on.marks.render(frame, shared(on))
    if (isToBeDrawn) return
    isToBeDrawn = true
    whenHandRests(() => {
      isToBeDrawn = false
      parts.again()
    })
  }

  return {
    element,
    labels: labels.current,
    isComplete: () => complete,
    renderer: () => panes?.points.kind() ?? 'canvas',
    forget: () => panes?.forget(),
    render(frame) {
      if (frame.width === 0 || frame.height === 0) return
      if (panes && drawn && isHandAtWork() && isSamePlace(drawn, frame)) {
        drawInHand(frame, panes)
        return
      }
      last = frame
      if (!frame.moving || performance.now() - lastUpdate > UPDATE_WHILE_MOVING_MS) {
        lastUpdate = performance.now()
        parts.pictures.update(frame)
        parts.points.update(frame)
      }
      // Only now: tiles are on their way while the browser is asked how it draws, which may take a while.
      panes ??= createPanes(element, parts)
      panes.fitTo(frame)
      const mayWait = !frame.moving && isPatient()
      const { scene, isReady } = prepare(frame, panes, mayWait)
      unreadySince = isReady ? null : (unreadySince ?? performance.now())
      if (isReady || !mayWait) draw(frame, panes, scene === 'spoilt')
      complete = isReady
      if (isReady) clearTimeout(timer)
      else prepareOn()
    },
    dispose() {
      clearTimeout(timer)
      clearTimeout(placing)
      panes?.points.dispose()
      element.remove()
    },
  }
}

interface Panes {
  readonly ground: GroundPane
  readonly points: PointsPane
  readonly marks: MarksPane
  readonly texts: TextCache
  /** What was made for another screen or has lost its graphics card is made anew. */
  fitTo(frame: Frame): void
  forget(): void
}

function createPanes(element: HTMLElement, parts: StageParts): Panes {
  let by: DrawnBy = drawnBy(rendererName())
  const ground = createGroundPane(element, parts.pictures, by)
  const marks = createMarksPane(element, parts, by)
  const newPoints = (ratio: number) =>
    createPointsPane(element, marks.canvas, parts.points, ratio, by)
  let points = newPoints(1)
  let texts = createTextCache(1, by)
  return {
    ground,
    marks,
    get points() {
      return points
    },
    get texts() {
      return texts
    },
    fitTo({ ratio }) {
      if (ratio === points.ratio && !points.isLost()) return
      if (points.isLost()) by = 'processor'
      points.dispose()
      points = newPoints(ratio)
      texts = createTextCache(ratio, by)
    },
    forget() {
      ground.forget()
      points.forget()
      marks.forget()
    },
  }
}
