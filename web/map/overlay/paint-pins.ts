import type { LonLat } from '../../../data/contracts/index.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY } from '../view/frame.ts'
import type { OverlayPainter } from './overlay-painter.ts'

/** A place that somebody has said something of. */
export interface Pin {
  place: LonLat
  /** A number or a letter. */
  label: string
  isChosen: boolean
  /** Nothing is left to be done here. */
  isDone: boolean
}

const INK: Record<Theme, string> = { light: '#0b6b88', dark: '#4fb7d3' }
const DONE: Record<Theme, string> = { light: '#69747f', dark: '#929da8' }
const ON_INK: Record<Theme, string> = { light: '#ffffff', dark: '#14171a' }
/** CSS pixels. */
const RADIUS = 11
const STEM = 9

/** Numbered pins whose tip stands on the place; the chosen one is larger. */
export function paintPins(pins: readonly Pin[]): OverlayPainter {
  const placed = pins
    .map((pin) => ({ ...pin, x: worldX(pin.place[0]), y: worldY(pin.place[1]) }))
    .sort((a, b) => Number(a.isChosen) - Number(b.isChosen))
  return (context, frame, theme) => {
    for (const { x, y, label, isChosen, isDone } of placed) {
      const size = frame.ratio * (isChosen ? 1.3 : 1)
      context.save()
      context.translate(cssX(frame, x) * frame.ratio, cssY(frame, y) * frame.ratio)
      context.scale(size, size)
      drawPin(context, label, isDone ? DONE[theme] : INK[theme], ON_INK[theme])
      context.restore()
    }
  }
}

function drawPin(
  context: CanvasRenderingContext2D,
  label: string,
  ink: string,
  onInk: string,
): void {
  const centre = -RADIUS - STEM
  context.beginPath()
  context.arc(0, centre, RADIUS, 0.8 * Math.PI, 0.2 * Math.PI)
  context.lineTo(0, 0)
  context.closePath()
  context.lineWidth = 3
  context.lineJoin = 'round'
  context.strokeStyle = onInk
  context.stroke()
  context.fillStyle = ink
  context.fill()
  context.font = '600 12px system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = onInk
  context.fillText(label, 0, centre + 0.5)
}
