import type { Frame } from '../view/frame.ts'
import type { PointLayer } from './point-store.ts'

/** Draws the points of a frame; WebGL and canvas do the same with the same sprites. */
export interface PointsRenderer {
  readonly kind: 'webgl' | 'canvas'
  readonly canvas: HTMLCanvasElement
  draw(frame: Frame, layers: readonly PointLayer[]): void
  dispose(): void
}
