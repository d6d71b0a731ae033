import type { Frame } from '../view/frame.ts'

/** Copies what OpenLayers has drawn of a picture base; its canvas may be moved and scaled by CSS. */
export function drawBasePictures(
  context: CanvasRenderingContext2D,
  target: HTMLElement,
  frame: Frame,
) {
  const canvases = target.querySelectorAll<HTMLCanvasElement>(
    '.onemap-base canvas, canvas.onemap-base',
  )
  for (const canvas of canvases) {
    if (canvas.width === 0) continue
    const layer = canvas.parentElement
    context.save()
    context.globalAlpha = Number(layer?.style.opacity || canvas.style.opacity || 1)
    context.scale(frame.ratio, frame.ratio)
    const matrix = /^matrix\(([^)]+)\)$/.exec(canvas.style.transform)?.[1]?.split(',').map(Number)
    if (matrix?.length === 6) {
      context.transform(...(matrix as [number, number, number, number, number, number]))
    }
    context.drawImage(canvas, 0, 0)
    context.restore()
  }
}
