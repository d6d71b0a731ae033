import type { MapPlace } from '../map-controller.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { drawPlaces } from './draw-places.ts'
import { drawPreview } from './draw-preview.ts'
import type { OverlayPainter } from './overlay-painter.ts'
import { screenPath, toWorldShape, type WorldShape } from './world-shape.ts'

/** What is drawn over everything: the area mask, an import's preview, the selected and the hovered thing. */
export interface Marks {
  setArea(geometry: unknown | null): void
  /** Rings of the area in world coordinates; null = no area is chosen. */
  area(): readonly Float64Array[] | null
  setPreview(features: unknown | null): void
  setPlaces(places: readonly MapPlace[] | null): void
  setOverlay(paint: OverlayPainter | null): void
  /** `isNew` = the ring closes in on it. */
  setSelected(mark: Mark | null, isNew: boolean): void
  setHovered(mark: Mark | null): void
  /** The running measurement or drawing. */
  setSketch(draw: SketchPainter | null): void
  /** Points that can be dragged. */
  setHandles(draw: SketchPainter | null): void
  /** What lies under the names of places. */
  drawGround(context: CanvasRenderingContext2D, frame: Frame, theme: Theme): void
  /** All the rest. */
  draw(context: CanvasRenderingContext2D, frame: Frame, theme: Theme): void
  /** There is nothing to draw. */
  isEmpty(): boolean
  /** The selection's ring is still opening. */
  isAnimating(): boolean
}

export interface Mark {
  shape: WorldShape | null
  /** World coordinates. */
  at: { x: number; y: number } | null
}

export type SketchPainter = (context: CanvasRenderingContext2D, frame: Frame, theme: Theme) => void

export const ACCENT: Record<Theme, string> = { light: '#1763d6', dark: '#6cb0ff' }
const PULSE_MS = 900

export function createMarks(calm: boolean): Marks {
  let area: WorldShape | null = null
  let preview: WorldShape | null = null
  let places: readonly MapPlace[] = []
  let overlay: OverlayPainter | null = null
  let selected: Mark | null = null
  let hovered: Mark | null = null
  let sketch: SketchPainter | null = null
  let handles: SketchPainter | null = null
  let selectedAt = 0
  const shapeOrNull = (json: unknown | null) => (json === null ? null : toWorldShape(json))
  return {
    setArea: (geometry) => {
      area = shapeOrNull(geometry)
    },
    area: () => area?.rings ?? null,
    setPreview: (features) => {
      preview = shapeOrNull(features)
    },
    setPlaces: (next) => {
      places = next ?? []
    },
    setOverlay: (paint) => {
      overlay = paint
    },
    setSelected: (mark, isNew) => {
      selected = mark
      if (isNew) selectedAt = performance.now()
    },
    setHovered: (mark) => {
      hovered = mark
    },
    setSketch: (draw) => {
      sketch = draw
    },
    setHandles: (draw) => {
      handles = draw
    },
    isAnimating: () => selected !== null && !calm && performance.now() - selectedAt < PULSE_MS,
    isEmpty: () =>
      ![area, preview, overlay, selected, hovered, sketch, handles].some(Boolean) && !places.length,
    drawGround(context, frame, theme) {
      if (overlay?.colours === 'ground') overlay(context, frame, theme)
    },
    draw(context, frame, theme) {
      if (area) drawMask(context, frame, area, theme)
      if (preview) drawPreview(context, frame, preview, theme)
      if (places.length > 0) drawPlaces(context, frame, places, theme)
      if (overlay?.colours !== 'ground') overlay?.(context, frame, theme)
      if (hovered) drawHover(context, frame, hovered, theme)
      if (selected) {
        const opening = calm ? 1 : Math.min(1, (performance.now() - selectedAt) / PULSE_MS)
        drawSelected(context, frame, selected, theme, opening)
      }
      handles?.(context, frame, theme)
      sketch?.(context, frame, theme)
    },
  }
}

/** Greys out everything outside the area. */
function drawMask(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { rings }: WorldShape,
  theme: Theme,
) {
  const inside = screenPath(frame, rings, true)
  const outside = new Path2D()
  outside.rect(0, 0, frame.width * frame.ratio, frame.height * frame.ratio)
  outside.addPath(inside)
  context.fillStyle = theme === 'dark' ? 'rgba(10, 12, 14, 0.62)' : 'rgba(236, 237, 239, 0.72)'
  context.fill(outside, 'evenodd')
  context.strokeStyle = ACCENT[theme]
  context.lineWidth = 2 * frame.ratio
  context.lineJoin = 'round'
  context.stroke(inside)
}

function drawHover(context: CanvasRenderingContext2D, frame: Frame, mark: Mark, theme: Theme) {
  if (!mark.at) return
  circle(context, frame, mark.at, 17)
  context.strokeStyle = theme === 'dark' ? 'rgba(255,255,255,0.55)' : 'rgba(20,25,30,0.4)'
  context.lineWidth = 1.5 * frame.ratio
  context.stroke()
}

/** A ring that closes in on what has been chosen, then stays. */
function drawSelected(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { shape, at }: Mark,
  theme: Theme,
  opening: number,
) {
  const hasOutline = shape && shape.rings.length + shape.lines.length > 0
  if (hasOutline) drawOutline(context, frame, shape, theme)
  const centre = at ?? shape?.points[0]
  if (!centre || hasOutline) return
  const eased = 1 - (1 - opening) ** 3
  circle(context, frame, centre, 19 + (1 - eased) * 26)
  stroke(context, frame, 5, theme === 'dark' ? 'rgba(20,23,26,0.9)' : 'rgba(255,255,255,0.95)')
  stroke(context, frame, 2.6, ACCENT[theme])
}

function drawOutline(
  context: CanvasRenderingContext2D,
  frame: Frame,
  shape: WorldShape,
  theme: Theme,
) {
  const path = screenPath(frame, shape.rings, true)
  path.addPath(screenPath(frame, shape.lines, false))
  context.lineJoin = 'round'
  if (shape.rings.length > 0) {
    context.fillStyle = theme === 'dark' ? 'rgba(108,176,255,0.16)' : 'rgba(23,99,214,0.10)'
    context.fill(path, 'evenodd')
  }
  context.lineWidth = 5 * frame.ratio
  context.strokeStyle = theme === 'dark' ? 'rgba(20,23,26,0.85)' : 'rgba(255,255,255,0.9)'
  context.stroke(path)
  context.lineWidth = 2.4 * frame.ratio
  context.strokeStyle = ACCENT[theme]
  context.stroke(path)
}

function circle(
  context: CanvasRenderingContext2D,
  frame: Frame,
  at: { x: number; y: number },
  radius: number,
) {
  context.beginPath()
  const x = cssX(frame, at.x) * frame.ratio
  const y = cssY(frame, at.y) * frame.ratio
  context.arc(x, y, radius * frame.ratio, 0, 2 * Math.PI)
}

function stroke(context: CanvasRenderingContext2D, frame: Frame, width: number, colour: string) {
  context.lineWidth = width * frame.ratio
  context.strokeStyle = colour
  context.stroke()
}
