import { rgbOf } from '../symbols/colours.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import type { Frame } from '../view/frame.ts'
import { eachOnScreen } from './on-screen.ts'
import type { WorldCloud } from './point-cloud.ts'

/** CSS pixels a cell; the glow of a point reaches about four cells. */
const CELL_PX = 5
const BLUR_ROUNDS = 3
const BLUR_REACH = 2
/** The densest thousandth is drawn as the densest: one tower must not make the rest pale. */
const TOP_SHARE = 0.999

/** From few to many; lightness rises or falls all the way, so that it reads without colour too. */
const RAMP: Record<Theme, readonly string[]> = {
  light: ['#fde3a7', '#f9b27c', '#ec7a66', '#c9476c', '#8d2b72', '#4a1a5e'],
  dark: ['#3b1f5e', '#7a2a78', '#bb4270', '#ec7461', '#fbb373', '#fff0b8'],
}

export function drawHeat(
  context: CanvasRenderingContext2D,
  frame: Frame,
  cloud: WorldCloud,
  theme: Theme,
): void {
  const cell = CELL_PX * frame.ratio
  const width = Math.ceil((frame.width * frame.ratio) / cell) + 1
  const height = Math.ceil((frame.height * frame.ratio) / cell) + 1
  let heat: Float32Array = new Float32Array(width * height)
  eachOnScreen(cloud, frame, 0, (x, y) => {
    heat[Math.floor(y / cell) * width + Math.floor(x / cell)]!++
    return false
  })
  for (let round = 0; round < BLUR_ROUNDS; round++) {
    heat = blurred(blurred(heat, width, height, 1, width), height, width, width, 1)
  }
  const image = new ImageData(width, height)
  paint(image.data, heat, topOf(heat), RAMP[theme].map(rgbOf))
  const small = document.createElement('canvas')
  small.width = width
  small.height = height
  small.getContext('2d')?.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = true
  context.drawImage(small, 0, 0, width * cell, height * cell)
}

/** Running mean along lines of `length` cells, `step` apart; lines are `line` apart. */
function blurred(
  from: Float32Array,
  length: number,
  lines: number,
  step: number,
  line: number,
): Float32Array {
  const to = new Float32Array(from.length)
  const span = 2 * BLUR_REACH + 1
  for (let l = 0; l < lines; l++) {
    let sum = 0
    for (let k = -BLUR_REACH; k < length + BLUR_REACH; k++) {
      const [enter, leave, middle] = [k, k - span, k - BLUR_REACH]
      if (enter >= 0 && enter < length) sum += from[l * line + enter * step]!
      if (leave >= 0 && leave < length) sum -= from[l * line + leave * step]!
      if (middle >= 0 && middle < length) to[l * line + middle * step] = sum / span
    }
  }
  return to
}

function topOf(heat: Float32Array): number {
  const warm = heat.filter((value) => value > 1e-4).sort()
  return warm[Math.floor((warm.length - 1) * TOP_SHARE)] ?? 1
}

function paint(
  pixels: Uint8ClampedArray,
  heat: Float32Array,
  top: number,
  ramp: readonly (readonly [number, number, number])[],
): void {
  for (let i = 0; i < heat.length; i++) {
    const share = Math.sqrt(Math.min(1, Math.max(0, heat[i]! / top)))
    if (share < 0.04) continue
    const at = share * (ramp.length - 1)
    const [low, high] = [ramp[Math.floor(at)]!, ramp[Math.ceil(at)]!]
    const part = at - Math.floor(at)
    for (let channel = 0; channel < 3; channel++) {
      pixels[4 * i + channel] = low[channel]! + (high[channel]! - low[channel]!) * part
    }
    pixels[4 * i + 3] = 255 * Math.min(0.88, 0.25 + share)
  }
}
