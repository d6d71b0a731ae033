import type { Theme } from '../tiles/worker-protocol.ts'
import type { Frame } from '../view/frame.ts'

/**
 * Draws what one workspace puts over everything for a while: rows of an import, a map of what is not known. Called for
 * every frame, in device pixels.
 */
export interface OverlayPainter {
  (context: CanvasRenderingContext2D, frame: Frame, theme: Theme): void
  /** It colours the ground: names of places stand on it, and symbols of the layers, which would stain it, are hidden. */
  colours?: 'ground'
}

export const onGround = (paint: OverlayPainter): OverlayPainter =>
  Object.assign(paint, { colours: 'ground' as const })

const VEIL: Record<Theme, string> = {
  light: 'rgba(245, 245, 243, 0.55)',
  dark: 'rgba(20, 23, 26, 0.55)',
}

/** The map steps back, so that what lies over it can be read. */
export function drawVeil(context: CanvasRenderingContext2D, theme: Theme): void {
  context.fillStyle = VEIL[theme]
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
}
