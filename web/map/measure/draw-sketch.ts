import type { LonLat } from '../../../data/contracts/index.ts'
import { ACCENT } from '../overlay/marks.ts'
import { screenPath } from '../overlay/world-shape.ts'
import { FONT } from '../points/draw-symbol.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { formatArea, formatLength } from './format-measure.ts'
import { lengthM } from './geodesy.ts'
import { measure, pointsOf, type Sketch } from './sketch.ts'

/** Line, points and living labels of a measurement. */
export function drawSketch(
  context: CanvasRenderingContext2D,
  frame: Frame,
  sketch: Sketch,
  theme: Theme,
  language: 'zh' | 'en',
) {
  const points = pointsOf(sketch)
  if (points.length === 0) return
  drawLine(context, frame, points, sketch.kind === 'area', theme)
  for (const point of sketch.points) drawPoint(context, frame, point, theme)
  const result = measure(sketch)
  if (!result) return
  const at = points.at(-1)!
  if (sketch.kind === 'length') {
    for (let i = 1; i < points.length - 1; i++) {
      const so = formatLength(lengthM(points.slice(0, i + 1)), language)
      drawLabel(context, frame, points[i]!, so, theme, false)
    }
    drawLabel(context, frame, at, formatLength(result.lengthM, language), theme, true)
  } else if (points.length > 2) {
    drawLabel(context, frame, middleOf(points), formatArea(result.areaM2, language), theme, true)
  } else drawLabel(context, frame, at, formatLength(lengthM(points), language), theme, true)
}

function drawLine(
  context: CanvasRenderingContext2D,
  frame: Frame,
  points: readonly LonLat[],
  closed: boolean,
  theme: Theme,
) {
  const flat = Float64Array.from(points.flatMap(([lon, lat]) => [worldX(lon), worldY(lat)]))
  const path = screenPath(frame, [flat], closed && points.length > 2)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  if (closed) {
    context.fillStyle = theme === 'dark' ? 'rgba(108,176,255,0.18)' : 'rgba(23,99,214,0.12)'
    context.fill(path)
  }
  context.strokeStyle = theme === 'dark' ? 'rgba(20,23,26,0.9)' : 'rgba(255,255,255,0.95)'
  context.lineWidth = 5 * frame.ratio
  context.stroke(path)
  context.strokeStyle = ACCENT[theme]
  context.lineWidth = 2.4 * frame.ratio
  context.stroke(path)
}

function drawPoint(
  context: CanvasRenderingContext2D,
  frame: Frame,
  [lon, lat]: LonLat,
  theme: Theme,
) {
  context.beginPath()
  const x = cssX(frame, worldX(lon)) * frame.ratio
  const y = cssY(frame, worldY(lat)) * frame.ratio
  context.arc(x, y, 4 * frame.ratio, 0, 2 * Math.PI)
  context.fillStyle = theme === 'dark' ? '#14171a' : '#ffffff'
  context.fill()
  context.strokeStyle = ACCENT[theme]
  context.lineWidth = 2 * frame.ratio
  context.stroke()
}

export function drawLabel(
  context: CanvasRenderingContext2D,
  frame: Frame,
  [lon, lat]: LonLat,
  text: string,
  theme: Theme,
  strong: boolean,
) {
  context.save()
  context.scale(frame.ratio, frame.ratio)
  context.font = `${strong ? 600 : 400} ${strong ? 13 : 11.5}px ${FONT}`
  const width = context.measureText(text).width + 14
  const x = cssX(frame, worldX(lon))
  const y = cssY(frame, worldY(lat)) - 22
  context.fillStyle = strong ? ACCENT[theme] : theme === 'dark' ? '#2b3138' : '#ffffff'
  context.beginPath()
  context.roundRect(x - width / 2, y - 11, width, 22, 5)
  context.fill()
  const onAccent = theme === 'dark' ? '#10141a' : '#ffffff'
  context.fillStyle = strong ? onAccent : theme === 'dark' ? '#e6eaee' : '#2b3138'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, x, y + 0.5)
  context.restore()
}

function middleOf(points: readonly LonLat[]): LonLat {
  const sum = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0)
  return [sum(0) / points.length, sum(1) / points.length]
}
