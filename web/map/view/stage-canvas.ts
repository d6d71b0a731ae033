import type { DrawnBy } from './drawn-by.ts'
import type { Frame } from './frame.ts'

export function addCanvas(
  parent: HTMLElement,
  before: HTMLElement | null = null,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%'
  parent.insertBefore(canvas, before)
  return canvas
}

/** Without a graphics card the page draws its canvases itself: one that is only played takes many times as long. */
export function contextOf(canvas: HTMLCanvasElement, by: DrawnBy): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: by === 'processor' })
  if (!context) throw new Error('This browser cannot draw on a canvas')
  return context
}

export function sizeTo(canvas: HTMLCanvasElement, frame: Frame): void {
  const width = Math.round(frame.width * frame.ratio)
  const height = Math.round(frame.height * frame.ratio)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}

/** Chromium without a GPU goes on showing the old picture of a canvas that was cleared and not drawn on again. */
export function clearForSure(context: CanvasRenderingContext2D): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  context.fillStyle = 'rgba(0, 0, 0, 0.004)'
  context.fillRect(0, 0, 1, 1)
}
