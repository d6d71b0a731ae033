import { createTextCache, drawLabels, type TextCache } from '../labels/draw-labels.ts'
import { labelKey, type PlacedLabel, placeLabels } from '../labels/place-labels.ts'
import { createCanvasPoints } from '../points/draw-points-canvas.ts'
import { createWebglPoints } from '../points/draw-points-webgl.ts'
import { prepareScene, type SceneStyle } from '../points/point-scene.ts'
import type { PointStore } from '../points/point-store.ts'
import type { PointsRenderer } from '../points/points-renderer.ts'
import { createSpriteAtlas, type SpriteAtlas } from '../points/sprite-atlas.ts'
import { drawPictures } from '../shapes/draw-pictures.ts'
import { paletteOf } from '../shapes/palette.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import type { Frame } from './frame.ts'

/** The canvases of the map, one over the other: ground and labels, points, marks. */
export interface Stage {
  element: HTMLElement
  render(frame: Frame): void
  labels(): readonly PlacedLabel[]
  renderer(): 'webgl' | 'canvas'
  /** All that has been loaded is also on the screen. */
  isComplete(): boolean
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

const PREPARE_BUDGET_MS = 7
const UPDATE_WHILE_MOVING_MS = 120
const PLACE_WHILE_MOVING_MS = 400

export function createStage(parts: StageParts): Stage {
  const element = document.createElement('div')
  element.style.cssText = 'position:absolute;inset:0'
  const ground = addCanvas(element)
  const groundContext = ground.getContext('2d')
  const marks = addCanvas(element)
  const marksContext = marks.getContext('2d')
  if (!groundContext || !marksContext) throw new Error('This browser cannot draw on a canvas')
  let tools = createTools(1, parts.forceCanvas, element, marks)
  let lastUpdate = 0
  let complete = false
  const labels = createLabelling(parts.pictures)

  return {
    element,
    labels: labels.current,
    isComplete: () => complete,
    renderer: () => tools.points.kind,
    render(frame) {
      if (frame.width === 0 || frame.height === 0) return
      if (frame.ratio !== tools.atlas.ratio || tools.isLost()) {
        tools.dispose()
        tools = createTools(frame.ratio, parts.forceCanvas || tools.isLost(), element, marks)
      }
      if (!frame.moving || performance.now() - lastUpdate > UPDATE_WHILE_MOVING_MS) {
        lastUpdate = performance.now()
        parts.pictures.update(frame)
        parts.points.update(frame)
      }
      const style = parts.style()
      sizeTo(ground, frame)
      if (parts.transparent()) groundContext.clearRect(0, 0, ground.width, ground.height)
      else {
        groundContext.fillStyle = paletteOf(style.theme).land
        groundContext.fillRect(0, 0, ground.width, ground.height)
      }
      drawPictures(groundContext, frame, parts.pictures)
      labels.update(frame)
      drawLabels(groundContext, frame, labels.current(), style.theme, tools.texts)
      const layers = parts.points.layers()
      const ready = prepareScene(layers, tools.atlas, style, frame.zoom, PREPARE_BUDGET_MS)
      complete = ready === 'complete'
      if (!complete) parts.again()
      // The old picture is better than one made of the wrong sprites.
      if (ready !== 'spoilt') tools.points.draw(frame, layers)
      sizeTo(marks, frame)
      clearForSure(marksContext)
      parts.drawMarks(marksContext, frame)
    },
    dispose() {
      tools.dispose()
      element.remove()
    },
  }
}

interface Tools {
  atlas: SpriteAtlas
  texts: TextCache
  points: PointsRenderer
  isLost(): boolean
  dispose(): void
}

/** What depends on the pixel ratio; made anew when the window moves to another screen or WebGL goes away. */
function createTools(
  ratio: number,
  forceCanvas: boolean,
  element: HTMLElement,
  above: HTMLElement,
): Tools {
  const atlas = createSpriteAtlas(ratio)
  const canvas = addCanvas(element, above)
  let lost = false
  const webgl = forceCanvas ? null : createWebglPoints(canvas, atlas)
  canvas.addEventListener('webglcontextlost', () => {
    lost = true
  })
  const points = webgl ?? createCanvasPoints(canvas, atlas)
  return {
    atlas,
    texts: createTextCache(ratio),
    points,
    isLost: () => lost,
    dispose() {
      points.dispose()
      canvas.remove()
    },
  }
}

/** Places labels anew when pictures have changed or the zoom has come to rest. */
function createLabelling(pictures: PictureStore) {
  let placed: readonly PlacedLabel[] = []
  let placedFor = ''
  let placedAt = 0
  return {
    current: () => placed,
    update(frame: Frame) {
      const entries = pictures.wanted().flatMap((tile) => pictures.entry(tile) ?? [])
      const zoom = frame.zoom.toFixed(2)
      const key = `${zoom}|${entries.map((e) => `${e.tile.x},${e.tile.y},${e.shown.length},${e.labels.length}`).join()}`
      if (key === placedFor) return
      if (frame.moving && performance.now() - placedAt < PLACE_WHILE_MOVING_MS) return
      placedFor = key
      placedAt = performance.now()
      const before = new Set(placed.map(({ candidate }) => labelKey(candidate)))
      placed = placeLabels(unique(entries.flatMap((entry) => entry.labels)), frame, before)
    },
  }
}

function unique<Label extends Parameters<typeof labelKey>[0]>(labels: readonly Label[]): Label[] {
  return [...new Map(labels.map((label) => [labelKey(label), label])).values()]
}

function addCanvas(parent: HTMLElement, before: HTMLElement | null = null): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%'
  parent.insertBefore(canvas, before)
  return canvas
}

/** Chromium without a GPU goes on showing the old picture of a canvas that was cleared and not drawn on again. */
function clearForSure(context: CanvasRenderingContext2D) {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  context.fillStyle = 'rgba(0, 0, 0, 0.004)'
  context.fillRect(0, 0, 1, 1)
}

function sizeTo(canvas: HTMLCanvasElement, frame: Frame) {
  const width = Math.round(frame.width * frame.ratio)
  const height = Math.round(frame.height * frame.ratio)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}
