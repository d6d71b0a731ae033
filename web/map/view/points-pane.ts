import { createCanvasPoints } from '../points/draw-points-canvas.ts'
import { createWebglPoints } from '../points/draw-points-webgl.ts'
import { prepareScene, type Readiness, type SceneStyle } from '../points/point-scene.ts'
import type { PointStore } from '../points/point-store.ts'
import { createSpriteAtlas } from '../points/sprite-atlas.ts'
import type { DrawnBy } from './drawn-by.ts'
import { type Frame, placeOfFrame } from './frame.ts'
import { createLastDrawn } from './last-drawn.ts'
import { addCanvas } from './stage-canvas.ts'

export interface PointsPane {
  readonly ratio: number
  kind(): 'webgl' | 'canvas'
  /**
   * Builds what is drawn of the tiles, and paints it where no graphics card does, as far as the time goes. `mayWait`: what
   * is there now will do until all is built.
   */
  prepare(frame: Frame, style: SceneStyle, mayWait: boolean): Readiness | 'unpainted'
  /** Draws where something has changed; not after a preparation that has spoilt what was there. */
  render(frame: Frame): void
  /** WebGL has gone away: this pane is of no more use. */
  isLost(): boolean
  forget(): void
  dispose(): void
}

/** CSS variable of the stage: symbols step back behind an answer, which they must not be taken for. */
export const SYMBOL_OPACITY = '--symbol-opacity'

const PREPARE_BUDGET_MS = 7
/** Where nobody moves the map there is more time. */
const PAINT_BUDGET_MS = { moving: 8, resting: 14 }

/** The canvas of symbols and clusters, for screens of one pixel ratio. */
export function createPointsPane(
  parent: HTMLElement,
  above: HTMLElement,
  points: Pick<PointStore, 'layers'>,
  ratio: number,
  by: DrawnBy,
): PointsPane {
  const atlas = createSpriteAtlas(ratio)
  const canvas = addCanvas(parent, above)
  canvas.style.opacity = `var(${SYMBOL_OPACITY}, 1)`
  const webgl = by === 'processor' ? null : createWebglPoints(canvas, atlas)
  const renderer = webgl ?? createCanvasPoints(canvas, atlas, by)
  const last = createLastDrawn()
  let lost = false
  canvas.addEventListener('webglcontextlost', () => {
    lost = true
  })
  return {
    ratio,
    kind: () => renderer.kind,
    prepare(frame, style, mayWait) {
      const layers = points.layers()
      const scene = prepareScene(layers, atlas, style, frame.zoom, PREPARE_BUDGET_MS)
      if (scene === 'spoilt' || (scene === 'partial' && mayWait)) return scene
      const budget = frame.moving ? PAINT_BUDGET_MS.moving : PAINT_BUDGET_MS.resting
      const isPainted = renderer.prepare(frame, layers, performance.now() + budget)
      return isPainted || scene === 'partial' ? scene : 'unpainted'
    },
    render(frame) {
      const layers = points.layers()
      const content = layers.flatMap(({ shown, view }) => [
        view.opacity,
        ...shown.map(({ instances }) => instances),
      ])
      const parts = [...placeOfFrame(frame), renderer.revision(), ...content]
      if (last.isOther(parts)) renderer.draw(frame, layers)
    },
    isLost: () => lost,
    forget() {
      last.forget()
      renderer.forget()
    },
    dispose() {
      renderer.dispose()
      canvas.remove()
    },
  }
}
