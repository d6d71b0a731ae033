import { createCanvasPoints } from '../points/draw-points-canvas.ts'
import { createWebglPoints } from '../points/draw-points-webgl.ts'
import { prepareScene, type SceneStyle } from '../points/point-scene.ts'
import type { PointStore } from '../points/point-store.ts'
import { createSpriteAtlas } from '../points/sprite-atlas.ts'
import { type Frame, placeOfFrame } from './frame.ts'
import { createLastDrawn } from './last-drawn.ts'
import { addCanvas } from './stage-canvas.ts'

export interface PointsPane {
  readonly ratio: number
  kind(): 'webgl' | 'canvas'
  /** Draws where something has changed; false = the time was not enough for all tiles. */
  render(frame: Frame, style: SceneStyle): boolean
  /** WebGL has gone away: this pane is of no more use. */
  isLost(): boolean
  forget(): void
  dispose(): void
}

const PREPARE_BUDGET_MS = 7

/** The canvas of symbols and clusters, for screens of one pixel ratio. */
export function createPointsPane(
  parent: HTMLElement,
  above: HTMLElement,
  points: Pick<PointStore, 'layers'>,
  ratio: number,
  forceCanvas: boolean,
): PointsPane {
  const atlas = createSpriteAtlas(ratio)
  const canvas = addCanvas(parent, above)
  const webgl = forceCanvas ? null : createWebglPoints(canvas, atlas)
  const renderer = webgl ?? createCanvasPoints(canvas, atlas)
  const last = createLastDrawn()
  let lost = false
  canvas.addEventListener('webglcontextlost', () => {
    lost = true
  })
  return {
    ratio,
    kind: () => renderer.kind,
    render(frame, style) {
      const layers = points.layers()
      const ready = prepareScene(layers, atlas, style, frame.zoom, PREPARE_BUDGET_MS)
      // The old picture is better than one made of the wrong sprites.
      if (ready === 'spoilt') return false
      const content = layers.flatMap(({ shown, view }) => [
        view.opacity,
        ...shown.map(({ instances }) => instances),
      ])
      if (last.isOther([...placeOfFrame(frame), ...content])) renderer.draw(frame, layers)
      return ready === 'complete'
    },
    isLost: () => lost,
    forget: last.forget,
    dispose() {
      renderer.dispose()
      canvas.remove()
    },
  }
}
