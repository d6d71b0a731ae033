import type { LonLat } from '../../../data/contracts/index.ts'
import { FONT } from '../points/draw-symbol.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { ACCENT } from './marks.ts'
import type { OverlayPainter } from './overlay-painter.ts'
import { screenPath } from './world-shape.ts'

export interface AddressDot {
  lonLat: LonLat
  label: string
  tone: 'plain' | 'waiting' | 'problem' | 'pointed'
}

export interface AddressesShown {
  /** The one that is looked at; null = none. */
  main: { lonLat: LonLat; entrance: LonLat | null; outline: readonly LonLat[] | null } | null
  /** What lies below it, or what a list shows. */
  dots: readonly AddressDot[]
}

const GROUND: Record<Theme, string> = { light: '#ffffff', dark: '#14171a' }
const INK: Record<AddressDot['tone'], Record<Theme, string>> = {
  plain: { light: '#525d68', dark: '#a9b3bd' },
  waiting: { light: '#8a5300', dark: '#f3bd62' },
  problem: { light: '#b3261e', dark: '#ff8a80' },
  pointed: ACCENT,
}
const DOOR: Record<Theme, string> = { light: '#1c6b3c', dark: '#74cf96' }
/** More labels than this hide each other. */
const MOST_LABELS = 60

/** One address with its outline, entrance and what lies below it. */
export function paintAddresses({ main, dots }: AddressesShown): OverlayPainter {
  const ring = main?.outline && worldRing(main.outline)
  return (context, frame, theme) => {
    context.save()
    if (ring) drawRing(context, frame, ring, theme)
    const seen = dots.filter(({ lonLat }) => isIn(frame, lonLat))
    for (const dot of seen) drawDot(context, frame, dot.lonLat, 5, INK[dot.tone][theme], theme)
    const labelled = seen.length > MOST_LABELS ? seen.filter(({ tone }) => tone !== 'plain') : seen
    for (const dot of labelled.slice(0, MOST_LABELS)) drawName(context, frame, dot, theme)
    if (main?.entrance) {
      drawWay(context, frame, main.lonLat, main.entrance, theme)
      drawDot(context, frame, main.entrance, 6, DOOR[theme], theme)
    }
    if (main) drawMain(context, frame, main.lonLat, theme)
    context.restore()
  }
}

const worldRing = (ring: readonly LonLat[]) =>
  Float64Array.from(ring.flatMap(([lon, lat]) => [worldX(lon), worldY(lat)]))

const at = (frame: Frame, [lon, lat]: LonLat) => ({
  x: cssX(frame, worldX(lon)) * frame.ratio,
  y: cssY(frame, worldY(lat)) * frame.ratio,
})

function isIn(frame: Frame, lonLat: LonLat): boolean {
  const { x, y } = at(frame, lonLat)
  return (
    x > -20 && y > -20 && x < frame.width * frame.ratio + 20 && y < frame.height * frame.ratio + 20
  )
}

function drawRing(
  context: CanvasRenderingContext2D,
  frame: Frame,
  ring: Float64Array,
  theme: Theme,
): void {
  const path = screenPath(frame, [ring], true)
  context.fillStyle = theme === 'dark' ? 'rgba(108,176,255,0.16)' : 'rgba(23,99,214,0.10)'
  context.fill(path)
  context.lineWidth = 2 * frame.ratio
  context.strokeStyle = ACCENT[theme]
  context.stroke(path)
}

function drawDot(
  context: CanvasRenderingContext2D,
  frame: Frame,
  lonLat: LonLat,
  radius: number,
  ink: string,
  theme: Theme,
): void {
  const { x, y } = at(frame, lonLat)
  context.beginPath()
  context.arc(x, y, (radius + 2) * frame.ratio, 0, 2 * Math.PI)
  context.fillStyle = GROUND[theme]
  context.fill()
  context.beginPath()
  context.arc(x, y, radius * frame.ratio, 0, 2 * Math.PI)
  context.fillStyle = ink
  context.fill()
}

function drawMain(
  context: CanvasRenderingContext2D,
  frame: Frame,
  lonLat: LonLat,
  theme: Theme,
): void {
  drawDot(context, frame, lonLat, 8, ACCENT[theme], theme)
  drawDot(context, frame, lonLat, 1, GROUND[theme], theme)
}

function drawWay(
  context: CanvasRenderingContext2D,
  frame: Frame,
  from: LonLat,
  to: LonLat,
  theme: Theme,
): void {
  const [a, b] = [at(frame, from), at(frame, to)]
  context.beginPath()
  context.moveTo(a.x, a.y)
  context.lineTo(b.x, b.y)
  context.lineWidth = 2 * frame.ratio
  context.strokeStyle = DOOR[theme]
  context.stroke()
}

function drawName(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { lonLat, label, tone }: AddressDot,
  theme: Theme,
): void {
  const { x, y } = at(frame, lonLat)
  context.font = `${tone === 'pointed' ? 600 : 500} ${12 * frame.ratio}px ${FONT}`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = 4 * frame.ratio
  context.strokeStyle = GROUND[theme]
  context.strokeText(label, x + 10 * frame.ratio, y)
  context.fillStyle = INK[tone][theme]
  context.fillText(label, x + 10 * frame.ratio, y)
}
