interface Pill {
  label: string
  ink: string
  ground: string
  ratio: number
  /** CSS pixels; 12 unless told. */
  size?: number
}

/** A word on a rounded ground, its middle at a place in device pixels: readable over any map. */
export function drawPill(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  { label, ink, ground, ratio, size = 12 }: Pill,
): void {
  context.save()
  context.font = `600 ${size * ratio}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const [width, height] = [context.measureText(label).width + size * ratio, 1.6 * size * ratio]
  context.beginPath()
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2)
  context.fillStyle = ground
  context.fill()
  context.fillStyle = ink
  context.fillText(label, x, y + ratio / 2)
  context.restore()
}
