import type { LonLat } from '../../../data/contracts/index.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY } from '../view/frame.ts'
import { drawPill } from './draw-pill.ts'
import type { OverlayPainter } from './overlay-painter.ts'
import { screenPath, toWorldShape } from './world-shape.ts'

/** A building of a roll-call. */
export interface RollCallMark {
  lonLat: LonLat
  /** Doors knocked on, 0–1. */
  done: number
  /** Somebody behind one of its doors needs help or refuses. */
  isTrouble: boolean
  /** Doors never knocked on although it was time. */
  neglected: number
}

const EDGE: Record<Theme, string> = { light: '#b3261e', dark: '#ff8f86' }
const GROUND: Record<Theme, string> = { light: '#ffffff', dark: '#1d2328' }
const REST: Record<Theme, string> = { light: '#87929c', dark: '#6d7883' }
const DONE: Record<Theme, string> = { light: '#1c7a45', dark: '#63c795' }
const DRILL: Record<Theme, string> = { light: '#8a5300', dark: '#f0b860' }
const RADIUS_PX = 9
/** Houses stand close: from far away the rings are smaller. */
const SMALL_RADIUS_PX = 4.5
const NEAR_ZOOM = 17

/** 演练: stands over the area, on the screen and on paper, so that nobody takes it for the real thing. */
export function paintDrillMark(
  area: unknown,
  places: readonly LonLat[],
  label: string,
): OverlayPainter {
  const corners =
    area === null
      ? places.map(([lon, lat]) => [worldX(lon), worldY(lat)] as const)
      : toWorldShape(area).rings.flatMap((ring) =>
          Array.from(
            { length: ring.length / 2 },
            (_, i) => [ring[2 * i]!, ring[2 * i + 1]!] as const,
          ),
        )
  const xs = corners.map(([x]) => x)
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2
  // World coordinates grow to the south.
  const top = Math.min(...corners.map(([, y]) => y))
  return (context, frame, theme) => {
    if (corners.length === 0) return
    const { ratio } = frame
    const at = { x: cssX(frame, middle) * ratio, y: (cssY(frame, top) - 40) * ratio }
    drawPill(context, at, { label, ink: GROUND[theme], ground: DRILL[theme], ratio, size: 15 })
  }
}

/**
 * The area of an incident, and over each building a ring that closes as its doors are done. Where doors are left behind it
 * stands out while `isLit`: switched on and off it flashes.
 */
export function paintIncident(
  area: unknown,
  marks: readonly RollCallMark[],
  isLit: boolean,
): OverlayPainter {
  const rings = area === null ? [] : toWorldShape(area).rings
  const placed = marks.map((mark) => ({
    ...mark,
    x: worldX(mark.lonLat[0]),
    y: worldY(mark.lonLat[1]),
  }))
  return (context, frame, theme) => {
    if (rings.length > 0) drawArea(context, screenPath(frame, rings, true), theme, frame.ratio)
    for (const { x, y, done, isTrouble, neglected } of placed) {
      const at = { x: cssX(frame, x) * frame.ratio, y: cssY(frame, y) * frame.ratio }
      const radius = frame.zoom < NEAR_ZOOM ? SMALL_RADIUS_PX : RADIUS_PX
      const look = { done, isTrouble, theme, ratio: frame.ratio, radius }
      if (neglected > 0 && isLit) drawLight(context, at, look)
      drawRing(context, at, look)
      if (neglected > 0 && frame.zoom >= NEAR_ZOOM) {
        const below = { x: at.x, y: at.y + 2.4 * radius * frame.ratio }
        const pill = { ink: GROUND[theme], ground: EDGE[theme], ratio: frame.ratio, size: 11 }
        drawPill(context, below, { label: String(neglected), ...pill })
      }
    }
  }
}

function drawArea(context: CanvasRenderingContext2D, path: Path2D, theme: Theme, ratio: number) {
  context.save()
  context.globalAlpha = 0.1
  context.fillStyle = EDGE[theme]
  context.fill(path, 'evenodd')
  context.globalAlpha = 1
  context.lineWidth = 2.5 * ratio
  context.setLineDash([8 * ratio, 5 * ratio])
  context.strokeStyle = EDGE[theme]
  context.stroke(path)
  context.restore()
}

interface RingLook {
  done: number
  isTrouble: boolean
  theme: Theme
  ratio: number
  /** CSS pixels. */
  radius: number
}

function drawLight(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  { theme, ratio, radius }: RingLook,
): void {
  context.save()
  context.beginPath()
  context.arc(x, y, 2 * radius * ratio, 0, 2 * Math.PI)
  context.fillStyle = EDGE[theme]
  context.globalAlpha = 0.75
  context.fill()
  context.restore()
}

function drawRing(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  { done, isTrouble, theme, ratio, radius }: RingLook,
): void {
  const circle = (from: number, to: number) => {
    context.beginPath()
    context.arc(x, y, radius * ratio, from, to)
  }
  const top = -Math.PI / 2
  circle(0, 2 * Math.PI)
  context.fillStyle = GROUND[theme]
  context.fill()
  context.lineWidth = (radius / 2.2) * ratio
  context.strokeStyle = REST[theme]
  context.stroke()
  if (done > 0) {
    circle(top, top + 2 * Math.PI * done)
    context.strokeStyle = DONE[theme]
    context.stroke()
  }
  if (isTrouble) {
    context.fillStyle = EDGE[theme]
    context.font = `700 ${1.4 * radius * ratio}px system-ui, sans-serif`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText('!', x, y + ratio)
  }
}
