import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { screenPath, type WorldShape } from './world-shape.ts'

/** Not the accent of selections and not a colour of any layer: what is not yet a layer must not look like one. */
const INK: Record<Theme, string> = { light: '#c2185b', dark: '#ff7eb6' }
const FILL: Record<Theme, string> = {
  light: 'rgba(194, 24, 91, 0.22)',
  dark: 'rgba(255, 126, 182, 0.24)',
}
const HALO: Record<Theme, string> = { light: '#ffffff', dark: '#14171a' }
const VEIL: Record<Theme, string> = {
  light: 'rgba(245, 245, 243, 0.66)',
  dark: 'rgba(20, 23, 26, 0.66)',
}
/** Areas and lines smaller than this on the screen get a dot, CSS pixels. */
const LEAST_SIDE = 9
const DOT_RADIUS = 4.5

/** The rows of a file that is about to become a layer, over everything else, which steps back meanwhile. */
export function drawPreview(
  context: CanvasRenderingContext2D,
  frame: Frame,
  shape: WorldShape,
  theme: Theme,
) {
  context.fillStyle = VEIL[theme]
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
  const [rings, tinyRings] = bySize(frame, shape.rings)
  const [lines, tinyLines] = bySize(frame, shape.lines)
  const polygons = screenPath(frame, rings, true)
  const outlines = new Path2D(polygons)
  outlines.addPath(screenPath(frame, lines, false))
  context.fillStyle = FILL[theme]
  context.fill(polygons, 'evenodd')
  context.lineJoin = 'round'
  context.lineWidth = 2 * frame.ratio
  context.strokeStyle = INK[theme]
  context.stroke(outlines)
  const dots = [...shape.points, ...[...tinyRings, ...tinyLines].map(firstPoint)]
  drawDots(context, frame, dots, theme)
}

/** All halos first, so that none bites into its neighbour's dot. */
function drawDots(
  context: CanvasRenderingContext2D,
  frame: Frame,
  points: readonly { x: number; y: number }[],
  theme: Theme,
) {
  const path = (radius: number) => {
    const circles = new Path2D()
    for (const { x, y } of points) {
      const cx = cssX(frame, x) * frame.ratio
      const cy = cssY(frame, y) * frame.ratio
      circles.moveTo(cx + radius, cy)
      circles.arc(cx, cy, radius, 0, 2 * Math.PI)
    }
    return circles
  }
  context.fillStyle = HALO[theme]
  context.fill(path((DOT_RADIUS + 1.5) * frame.ratio))
  context.fillStyle = INK[theme]
  context.fill(path(DOT_RADIUS * frame.ratio))
}

function bySize(
  frame: Frame,
  lines: readonly Float64Array[],
): [large: Float64Array[], tiny: Float64Array[]] {
  const large: Float64Array[] = []
  const tiny: Float64Array[] = []
  for (const line of lines) (sideOf(line) * frame.scale < LEAST_SIDE ? tiny : large).push(line)
  return [large, tiny]
}

const firstPoint = (line: Float64Array) => ({ x: line[0] ?? 0, y: line[1] ?? 0 })

/** The longer side of the box around a line, in world coordinates. */
function sideOf(line: Float64Array): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < line.length; i += 2) {
    minX = Math.min(minX, line[i]!)
    maxX = Math.max(maxX, line[i]!)
    minY = Math.min(minY, line[i + 1]!)
    maxY = Math.max(maxY, line[i + 1]!)
  }
  return Math.max(maxX - minX, maxY - minY)
}
