import type { LonLat } from '../../../data/contracts/index.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { ACCENT } from './marks.ts'
import { drawVeil, type OverlayPainter } from './overlay-painter.ts'

export interface CandidatesShown {
  /** In the order of their numbers, from 1. */
  places: readonly LonLat[]
  /** Position in `places` of the one that is pointed at or chosen; -1 = none. */
  current: number
  /** Where the row itself says that it is. */
  own: LonLat | null
}

const RADIUS = 13
const OWN_COLOUR: Record<Theme, string> = { light: '#b3261e', dark: '#ff8f86' }
const GROUND: Record<Theme, string> = { light: '#ffffff', dark: '#14171a' }

/** Numbered pins for what a row may mean, and a cross where its own position lies. */
export function paintCandidates({ places, current, own }: CandidatesShown): OverlayPainter {
  const pins = fanOut(places)
  return (context, frame, theme) => {
    drawVeil(context, theme)
    if (own) drawOwn(context, frame, own, theme)
    pins.forEach((pin, i) => {
      if (i !== current) drawPin(context, frame, pin, i + 1, false, theme)
    })
    const chosen = pins[current]
    if (chosen) drawPin(context, frame, chosen, current + 1, true, theme)
  }
}

interface Pin {
  lonLat: LonLat
  /** CSS pixels beside its place: pins of the same building stand in a row. */
  shift: number
}

function fanOut(places: readonly LonLat[]): Pin[] {
  const seen = new Map<string, number>()
  return places.map((lonLat) => {
    const key = lonLat.map((degrees) => degrees.toFixed(5)).join()
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return { lonLat, shift: before * (2 * RADIUS + 2) }
  })
}

const screenAt = (frame: Frame, [lon, lat]: LonLat) => ({
  x: cssX(frame, worldX(lon)),
  y: cssY(frame, worldY(lat)),
})

function drawPin(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { lonLat, shift }: Pin,
  number: number,
  isCurrent: boolean,
  theme: Theme,
): void {
  const foot = screenAt(frame, lonLat)
  const radius = isCurrent ? RADIUS + 3 : RADIUS
  context.save()
  context.scale(frame.ratio, frame.ratio)
  context.translate(foot.x + shift, foot.y)
  context.beginPath()
  context.moveTo(0, 0)
  context.arc(0, -radius - 8, radius, 0.75 * Math.PI, 0.25 * Math.PI)
  context.closePath()
  context.lineJoin = 'round'
  context.lineWidth = 4
  context.strokeStyle = GROUND[theme]
  context.stroke()
  context.fillStyle = isCurrent ? ACCENT[theme] : GROUND[theme]
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = ACCENT[theme]
  context.stroke()
  context.fillStyle = isCurrent ? GROUND[theme] : ACCENT[theme]
  context.font = '600 14px system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(String(number), 0, -radius - 8)
  context.restore()
}

function drawOwn(context: CanvasRenderingContext2D, frame: Frame, own: LonLat, theme: Theme): void {
  const { x, y } = screenAt(frame, own)
  context.save()
  context.scale(frame.ratio, frame.ratio)
  context.translate(x, y)
  const cross = new Path2D('M-9 0H9M0 -9V9M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0')
  context.lineWidth = 5
  context.strokeStyle = GROUND[theme]
  context.stroke(cross)
  context.lineWidth = 2.2
  context.strokeStyle = OWN_COLOUR[theme]
  context.stroke(cross)
  context.restore()
}
