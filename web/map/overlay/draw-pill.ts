export interface Pill {
  label: string
  ink: string
  ground: string
  ratio: number
  /** CSS pixels; 12 unless told. */
  size?: number
}

/** What is covered already, in device pixels. */
export type Covered = { x: number; y: number; width: number; height: number }[]

/**
 * A word on a rounded ground, its middle at a place in device pixels: readable over any map. Where it would lie over one of
 * `covered` it is left out; else it is added to them.
 */
export function drawPill(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  { label, ink, ground, ratio, size = 12 }: Pill,
  covered: Covered = [],
): void {
  context.save()
  context.font = `600 ${size * ratio}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const [width, height] = [context.measureText(label).width + size * ratio, 1.6 * size * ratio]
  const meets = (other: Covered[number]) =>
    Math.abs(other.x - x) < (other.width + width) / 2 &&
    Math.abs(other.y - y) < (other.height + height) / 2
  if (covered.some(meets)) {
    context.restore()
    return
  }
  covered.push({ x, y, width, height })
  context.beginPath()
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2)
  context.fillStyle = ground
  context.fill()
  context.fillStyle = ink
  context.fillText(label, x, y + ratio / 2)
  context.restore()
}
