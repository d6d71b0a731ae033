import type { LonLat } from '../../../data/contracts/index.ts'
import { drawLabel } from '../measure/draw-sketch.ts'
import { formatLength } from '../measure/format-measure.ts'
import { distanceM } from '../measure/geodesy.ts'
import { ACCENT } from '../overlay/marks.ts'
import { screenPath } from '../overlay/world-shape.ts'
import { FONT } from '../points/draw-symbol.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import type { HandleOptions, MapHandle } from './handle-options.ts'

interface HandleLook extends Pick<HandleOptions, 'noteAt'> {
  theme: Theme
  language: 'zh' | 'en'
  /** Id of the one in the hand. */
  dragged: string | null
}

const GROUND: Record<Theme, string> = { light: '#ffffff', dark: '#14171a' }
const DOOR: Record<Theme, string> = { light: '#1c6b3c', dark: '#74cf96' }
const RADIUS = 10

/** Where each was, where it is, how far that is, and what lies there. */
export function drawHandles(
  context: CanvasRenderingContext2D,
  frame: Frame,
  handles: readonly MapHandle[],
  look: HandleLook,
): void {
  context.save()
  for (const handle of handles) drawOutline(context, frame, handle, look.theme)
  for (const handle of handles) drawWay(context, frame, handle, look.theme)
  for (const handle of handles) drawHandle(context, frame, handle, look)
  context.restore()
  for (const handle of handles) {
    const text = labelOf(handle, handles.length === 1, look)
    if (text) drawLabel(context, frame, handle.lonLat, text, look.theme, handle.id === look.dragged)
  }
}

/** Of one that stays where it was, or is one of several new ones, nothing needs to be said unless it is in the hand. */
function labelOf(
  { id, lonLat, origin }: MapHandle,
  isAlone: boolean,
  { dragged, language, noteAt }: HandleLook,
): string {
  const isMoved = origin === null ? isAlone : !isSame(origin, lonLat)
  if (!isMoved && dragged !== id) return ''
  const way = origin ? formatLength(distanceM(origin, lonLat), language) : ''
  return [way, noteAt(lonLat, id)].filter(Boolean).join(' · ')
}

const isSame = (a: LonLat, b: LonLat) => a[0] === b[0] && a[1] === b[1]
const inkOf = ({ kind }: MapHandle, theme: Theme) => (kind === 'door' ? DOOR : ACCENT)[theme]

function screenAt(frame: Frame, [lon, lat]: LonLat) {
  return { x: cssX(frame, worldX(lon)) * frame.ratio, y: cssY(frame, worldY(lat)) * frame.ratio }
}

function drawOutline(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { outline, origin, lonLat }: MapHandle,
  theme: Theme,
): void {
  if (!outline || !origin) return
  const [dLon, dLat] = [lonLat[0] - origin[0], lonLat[1] - origin[1]]
  const ring = Float64Array.from(
    outline.flatMap(([lon, lat]) => [worldX(lon + dLon), worldY(lat + dLat)]),
  )
  const path = screenPath(frame, [ring], true)
  context.fillStyle = theme === 'dark' ? 'rgba(108,176,255,0.20)' : 'rgba(23,99,214,0.14)'
  context.fill(path)
  context.lineWidth = 1.5 * frame.ratio
  context.strokeStyle = ACCENT[theme]
  context.stroke(path)
}

function drawWay(
  context: CanvasRenderingContext2D,
  frame: Frame,
  handle: MapHandle,
  theme: Theme,
): void {
  const { origin, lonLat } = handle
  if (!origin || isSame(origin, lonLat)) return
  const [from, to] = [screenAt(frame, origin), screenAt(frame, lonLat)]
  const line = new Path2D()
  line.moveTo(from.x, from.y)
  line.lineTo(to.x, to.y)
  context.lineWidth = 4.5 * frame.ratio
  context.strokeStyle = GROUND[theme]
  context.setLineDash([])
  context.stroke(line)
  context.lineWidth = 2 * frame.ratio
  context.strokeStyle = inkOf(handle, theme)
  context.setLineDash([6 * frame.ratio, 4 * frame.ratio])
  context.stroke(line)
  context.setLineDash([])
  context.beginPath()
  context.arc(from.x, from.y, 4 * frame.ratio, 0, 2 * Math.PI)
  context.fillStyle = GROUND[theme]
  context.fill()
  context.stroke()
}

function drawHandle(
  context: CanvasRenderingContext2D,
  frame: Frame,
  handle: MapHandle,
  { theme, dragged }: HandleLook,
): void {
  const { x, y } = screenAt(frame, handle.lonLat)
  const radius = (RADIUS + (dragged === handle.id ? 3 : 0)) * frame.ratio
  const shape = new Path2D()
  if (handle.kind === 'door')
    shape.rect(x - radius * 0.8, y - radius * 0.8, radius * 1.6, radius * 1.6)
  else shape.arc(x, y, radius, 0, 2 * Math.PI)
  context.lineWidth = 5 * frame.ratio
  context.strokeStyle = GROUND[theme]
  context.stroke(shape)
  context.fillStyle = inkOf(handle, theme)
  context.fill(shape)
  context.font = `600 ${12 * frame.ratio}px ${FONT}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = GROUND[theme]
  context.fillText(handle.label ?? '✥', x, y + frame.ratio)
}
