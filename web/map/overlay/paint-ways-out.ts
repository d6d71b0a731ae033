import type { LonLat } from '../../../data/contracts/index.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { type Covered, drawPill } from './draw-pill.ts'
import type { OverlayPainter } from './overlay-painter.ts'
import { screenPath, toWorldShape } from './world-shape.ts'

/** Where a road leaves an area, and the ways to it. */
export interface WayOutMark {
  lonLat: LonLat
  label: string
  lines: readonly (readonly LonLat[])[]
}

const WAY: Record<Theme, string> = { light: '#0f7b5f', dark: '#5fd3ae' }
const CASING: Record<Theme, string> = { light: '#ffffff', dark: '#101417' }
const LABEL_ZOOM = 15.5
const DOT_PX = 6

/** Green lines along the roads that houses leave by, a dot and the road's name where it leaves. */
export function paintWaysOut(marks: readonly WayOutMark[]): OverlayPainter {
  const coordinates = marks.flatMap(({ lines }) => lines)
  const { lines } = toWorldShape({ type: 'MultiLineString', coordinates })
  const exits = marks.map(({ lonLat, label }) => ({
    label,
    x: worldX(lonLat[0]),
    y: worldY(lonLat[1]),
  }))
  return (context, frame, theme) => {
    const path = screenPath(frame, lines, false)
    context.save()
    context.lineCap = 'round'
    context.lineJoin = 'round'
    for (const [colour, width] of [
      [CASING[theme], 6],
      [WAY[theme], 3],
    ] as const) {
      context.strokeStyle = colour
      context.lineWidth = width * frame.ratio
      context.stroke(path)
    }
    // The ways that most take come first; a label that finds no room is left out.
    const covered: Covered = []
    for (const exit of exits) drawExit(context, frame, exit, theme, covered)
    context.restore()
  }
}

function drawExit(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { x, y, label }: { x: number; y: number; label: string },
  theme: Theme,
  covered: Covered,
): void {
  const at = { x: cssX(frame, x) * frame.ratio, y: cssY(frame, y) * frame.ratio }
  context.beginPath()
  context.arc(at.x, at.y, DOT_PX * frame.ratio, 0, 2 * Math.PI)
  context.fillStyle = WAY[theme]
  context.fill()
  context.lineWidth = 2 * frame.ratio
  context.strokeStyle = CASING[theme]
  context.stroke()
  if (frame.zoom < LABEL_ZOOM || label === '') return
  drawPill(
    context,
    { ...at, y: at.y - 16 * frame.ratio },
    { label, ink: CASING[theme], ground: WAY[theme], ratio: frame.ratio },
    covered,
  )
}
