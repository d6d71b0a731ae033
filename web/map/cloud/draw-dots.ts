import { rgbOf } from '../symbols/colours.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import type { Frame } from '../view/frame.ts'
import { dotSize } from './dot-look.ts'
import { eachOnScreen } from './on-screen.ts'
import type { WorldCloud } from './point-cloud.ts'

/** More than these are put down as plain squares: nobody sees that a dot of three pixels is round. */
const MOST_ROUND = 12_000
const EDGE: Record<Theme, string> = { light: '#ffffff', dark: '#14171a' }

/** For browsers without WebGL and for paper. */
export function drawDots(
  context: CanvasRenderingContext2D,
  frame: Frame,
  cloud: WorldCloud,
  theme: Theme,
): void {
  const size = dotSize(frame.zoom, cloud.length) * frame.ratio
  if (areMany(cloud, frame, size)) drawSquares(context, frame, cloud, size)
  else drawRound(context, frame, cloud, theme, size)
}

/** Counts no farther than it must. */
function areMany(cloud: WorldCloud, frame: Frame, size: number): boolean {
  let shown = 0
  eachOnScreen(cloud, frame, size, () => ++shown > MOST_ROUND)
  return shown > MOST_ROUND
}

function drawRound(
  context: CanvasRenderingContext2D,
  frame: Frame,
  cloud: WorldCloud,
  theme: Theme,
  size: number,
): void {
  const sprites = cloud.colours.map((colour) => dotSprite(colour, EDGE[theme], size))
  const half = (sprites[0]?.width ?? 0) / 2
  eachOnScreen(cloud, frame, size, (x, y, i) => {
    const sprite = sprites[cloud.classes[i]!] ?? sprites[0]
    if (sprite) context.drawImage(sprite, Math.round(x - half), Math.round(y - half))
    return false
  })
}

function dotSprite(colour: string, edge: string, size: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.ceil(size) + 4
  const context = canvas.getContext('2d')
  if (!context) return canvas
  const middle = canvas.width / 2
  for (const [radius, fill] of [
    [size / 2 + 1, edge],
    [size / 2, colour],
  ] as const) {
    context.beginPath()
    context.arc(middle, middle, radius, 0, 2 * Math.PI)
    context.fillStyle = fill
    context.fill()
  }
  return canvas
}

/** Written into the picture's own bytes: a call of the canvas for each would take seconds. */
function drawSquares(
  context: CanvasRenderingContext2D,
  frame: Frame,
  cloud: WorldCloud,
  size: number,
): void {
  const { width, height } = context.canvas
  const image = new ImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  const inks = cloud.colours.map(inkOf)
  const side = Math.max(1, Math.round(size * 0.5))
  eachOnScreen(cloud, frame, 0, (x, y, i) => {
    const ink = inks[cloud.classes[i]!] ?? inks[0]!
    const [left, top] = [Math.floor(x - side / 2), Math.floor(y - side / 2)]
    const [right, bottom] = [Math.min(width, left + side), Math.min(height, top + side)]
    // Pixel by pixel: filling a stretch of two takes longer than writing them.
    for (let row = Math.max(0, top); row < bottom; row++) {
      for (let column = Math.max(0, left); column < right; column++) {
        pixels[row * width + column] = ink
      }
    }
    return false
  })
  const layer = document.createElement('canvas')
  layer.width = width
  layer.height = height
  layer.getContext('2d')?.putImageData(image, 0, 0)
  context.drawImage(layer, 0, 0)
}

/** Bytes of a pixel stand in the order of little-endian machines, as all are that run browsers. */
function inkOf(colour: string): number {
  const [red, green, blue] = rgbOf(colour)
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
