import { type OverlayPainter, onGround } from './overlay-painter.ts'

/** Two pictures side by side at the same place: `left` as far as the divider, a share of the width, `right` beyond it. */
export function paintSwipe(
  left: OverlayPainter,
  right: OverlayPainter,
  divider: number,
): OverlayPainter {
  const paint: OverlayPainter = (context, frame, theme) => {
    const { width, height } = context.canvas
    const at = Math.round(width * divider)
    const within = (from: number, to: number, paint: OverlayPainter) => {
      context.save()
      context.beginPath()
      context.rect(from, 0, to - from, height)
      context.clip()
      paint(context, frame, theme)
      context.restore()
    }
    within(0, at, left)
    within(at, width, right)
  }
  return left.colours === 'ground' && right.colours === 'ground' ? onGround(paint) : paint
}

/** The same for a canvas that knows of nothing but itself. */
export function clipTo(
  canvas: HTMLCanvasElement,
  { from, to }: { from: number; to: number },
): void {
  const isWhole = from <= 0 && to >= 1
  canvas.style.clipPath = isWhole ? '' : `inset(0 ${100 * (1 - to)}% 0 ${100 * from}%)`
}
