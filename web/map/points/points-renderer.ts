import type { Frame } from '../view/frame.ts'
import type { PointLayer } from './point-store.ts'

/** Draws the points of a frame; WebGL and canvas do the same with the same sprites. */
export interface PointsRenderer {
  readonly kind: 'webgl' | 'canvas'
  readonly canvas: HTMLCanvasElement
  /** Does what must be done before these can be drawn, until `endMs` (`performance.now`); says whether nothing is left. */
  prepare(frame: Frame, layers: readonly PointLayer[], endMs: number): boolean
  /** Another number whenever `draw` would draw something else of the same. */
  revision(): number
  draw(frame: Frame, layers: readonly PointLayer[]): void
  /** The browser may have thrown away what was drawn. */
  forget(): void
  dispose(): void
}
