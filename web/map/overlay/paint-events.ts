import type { LonLat } from '../../../data/contracts/index.ts'
import { RISK_COLOURS } from '../symbols/colours.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { drawVeil, type OverlayPainter } from './overlay-painter.ts'

/** An event by how urgent, how old and how far it is. */
export interface EventMark {
  no: string
  lonLat: LonLat
  /** I–IV as 1–4. */
  level: 1 | 2 | 3 | 4
  /** Of its time, gone: 1 and more = overdue. */
  share: number
  phase: 'waiting' | 'inHand' | 'stopped' | 'ended'
  /** Its place in a round. */
  number?: number
}

/** A walk through some of them, in its order. */
export interface EventPicture {
  marks: readonly EventMark[]
  route?: readonly LonLat[]
}

const GROUND: Record<Theme, string> = { light: '#ffffff', dark: '#14171a' }
const REST: Record<Theme, string> = { light: '#c3cad1', dark: '#4b545d' }
const LATE: Record<Theme, string> = { light: '#b3261e', dark: '#ff6b66' }
const ROUTE: Record<Theme, string> = { light: '#1763d6', dark: '#6cb0ff' }
const RADIUS_PX = 8
const NUMBERED_RADIUS_PX = 11
/** More than these hide each other: smaller, without rings. */
const CROWD = 1_500
const SMALL_RADIUS_PX = 4

export function paintEvents({ marks, route = [] }: EventPicture): OverlayPainter {
  // The gravest lie on top.
  const placed = [...marks]
    .sort((a, b) => b.level - a.level)
    .map((mark) => ({ mark, x: worldX(mark.lonLat[0]), y: worldY(mark.lonLat[1]) }))
  const way = route.map(([lon, lat]) => ({ x: worldX(lon), y: worldY(lat) }))
  const isCrowd = marks.length > CROWD
  return (context, frame, theme) => {
    const at = (place: { x: number; y: number }) => ({
      x: cssX(frame, place.x) * frame.ratio,
      y: cssY(frame, place.y) * frame.ratio,
    })
    // The layer of events lies below: these are the ones that are meant.
    drawVeil(context, theme)
    if (way.length > 1) drawRoute(context, way.map(at), theme, frame)
    for (const place of placed) {
      const spot = at(place)
      if (isOutside(spot, context.canvas)) continue
      if (isCrowd) drawDot(context, spot, place.mark, theme, frame)
      else drawMark(context, spot, place.mark, theme, frame)
    }
  }
}

const MARGIN_PX = 40

const isOutside = ({ x, y }: Spot, { width, height }: HTMLCanvasElement) =>
  x < -MARGIN_PX || y < -MARGIN_PX || x > width + MARGIN_PX || y > height + MARGIN_PX

interface Spot {
  x: number
  y: number
}

/** Events have no risk; level I takes the colour of the highest. */
const colourOf = ({ level }: EventMark, theme: Theme) => RISK_COLOURS[theme][5 - level] as string

function drawRoute(
  context: CanvasRenderingContext2D,
  spots: readonly Spot[],
  theme: Theme,
  { ratio }: Frame,
): void {
  const path = new Path2D()
  for (const { x, y } of spots) path.lineTo(x, y)
  context.save()
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.lineWidth = 6 * ratio
  context.strokeStyle = GROUND[theme]
  context.stroke(path)
  context.lineWidth = 3 * ratio
  context.strokeStyle = ROUTE[theme]
  context.setLineDash([9 * ratio, 6 * ratio])
  context.stroke(path)
  context.restore()
}

function drawDot(
  context: CanvasRenderingContext2D,
  { x, y }: Spot,
  mark: EventMark,
  theme: Theme,
  { ratio }: Frame,
): void {
  context.globalAlpha = mark.phase === 'ended' ? 0.35 : 0.9
  circle(context, x, y, SMALL_RADIUS_PX * ratio)
  context.fillStyle =
    mark.share >= 1 && mark.phase !== 'ended' ? LATE[theme] : colourOf(mark, theme)
  context.fill()
  context.globalAlpha = 1
}

/** Inside: hollow while it waits, full while somebody has it, two bars while it stands. Around: how much of its time is gone. */
function drawMark(
  context: CanvasRenderingContext2D,
  { x, y }: Spot,
  mark: EventMark,
  theme: Theme,
  { ratio }: Frame,
): void {
  const radius = (mark.number === undefined ? RADIUS_PX : NUMBERED_RADIUS_PX) * ratio
  const isLate = mark.share >= 1 && mark.phase !== 'ended'
  const colour = colourOf(mark, theme)
  context.save()
  context.globalAlpha = mark.phase === 'ended' ? 0.45 : 1
  circle(context, x, y, radius + 2 * ratio)
  context.fillStyle = GROUND[theme]
  context.fill()
  circle(context, x, y, radius)
  context.lineWidth = 3 * ratio
  context.strokeStyle = REST[theme]
  context.stroke()
  context.beginPath()
  const top = -Math.PI / 2
  context.arc(x, y, radius, top, top + 2 * Math.PI * Math.min(1, Math.max(0.02, mark.share)))
  context.strokeStyle = isLate ? LATE[theme] : colour
  context.stroke()
  if (mark.number !== undefined) drawNumber(context, { x, y }, mark.number, theme, ratio)
  else drawPhase(context, { x, y }, mark.phase, colour, ratio)
  context.restore()
}

function drawPhase(
  context: CanvasRenderingContext2D,
  { x, y }: Spot,
  phase: EventMark['phase'],
  colour: string,
  ratio: number,
): void {
  context.fillStyle = colour
  context.strokeStyle = colour
  if (phase === 'stopped') {
    context.fillRect(x - 3 * ratio, y - 3.5 * ratio, 2 * ratio, 7 * ratio)
    context.fillRect(x + ratio, y - 3.5 * ratio, 2 * ratio, 7 * ratio)
    return
  }
  circle(context, x, y, 4 * ratio)
  if (phase === 'waiting') {
    context.lineWidth = 1.5 * ratio
    context.stroke()
  } else context.fill()
}

function drawNumber(
  context: CanvasRenderingContext2D,
  { x, y }: Spot,
  number: number,
  theme: Theme,
  ratio: number,
): void {
  context.fillStyle = ROUTE[theme]
  context.font = `700 ${12 * ratio}px system-ui, sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(String(number), x, y + 0.5 * ratio)
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
}
