import type { MapPlace, PlaceShape } from '../map-controller.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'

/** Warm on the cool base map, and not the colour of selections. */
const CORE: Record<Theme, string> = { light: '#a03bb0', dark: '#e79cf2' }
const HALO: Record<Theme, string> = { light: '#ffffff', dark: '#14171a' }
const GLOW: Record<Theme, string> = { light: '160, 59, 176', dark: '231, 156, 242' }
const CHOSEN: Record<Theme, string> = { light: '#1763d6', dark: '#6cb0ff' }

/** More dots than this hide each other: then the glow alone tells where they crowd. */
const MOST_DOTS = 400

/** CSS pixels. */
const DOT = { least: 3, most: 10 }
const GLOW_RADIUS = { least: 14, most: 40 }

/** Places by how much happened there: a glow that adds up where they crowd, and a dot on each. */
export function drawPlaces(
  context: CanvasRenderingContext2D,
  frame: Frame,
  places: readonly MapPlace[],
  theme: Theme,
): void {
  const most = Math.max(1, ...places.map(({ weight }) => weight))
  const shown = places
    .map((place) => ({ place, size: Math.sqrt(place.weight / most), ...screenAt(frame, place) }))
    .filter(({ x, y }) => isNear(x, y, context.canvas, GLOW_RADIUS.most * frame.ratio))
  const isCrowd = shown.length > MOST_DOTS
  for (const { x, y, size } of shown) {
    glow(context, x, y, between(GLOW_RADIUS, size) * frame.ratio, isCrowd ? 0.12 : 0.34, theme)
  }
  for (const { x, y, size, place } of isCrowd ? [] : shown) {
    const [shape, radius] = [place.shape ?? 'disc', between(DOT, size)]
    sign(context, shape, x, y, (radius + 1) * frame.ratio, HALO[theme])
    sign(context, shape, x, y, radius * frame.ratio, CORE[theme])
    if (shape === 'ring') sign(context, 'disc', x, y, (radius / 2) * frame.ratio, HALO[theme])
  }
  for (const { x, y, size, place } of shown) {
    if (place.chosen)
      ring(context, x, y, (between(DOT, size) + 6) * frame.ratio, frame.ratio, theme)
  }
}

const between = ({ least, most }: { least: number; most: number }, share: number) =>
  least + (most - least) * share

function screenAt(frame: Frame, { lonLat }: MapPlace) {
  return {
    x: cssX(frame, worldX(lonLat[0])) * frame.ratio,
    y: cssY(frame, worldY(lonLat[1])) * frame.ratio,
  }
}

function isNear(x: number, y: number, { width, height }: HTMLCanvasElement, margin: number) {
  return x > -margin && y > -margin && x < width + margin && y < height + margin
}

function glow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  strength: number,
  theme: Theme,
): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius)
  gradient.addColorStop(0, `rgba(${GLOW[theme]}, ${strength})`)
  gradient.addColorStop(1, `rgba(${GLOW[theme]}, 0)`)
  context.fillStyle = gradient
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius)
}

function sign(
  context: CanvasRenderingContext2D,
  shape: PlaceShape,
  x: number,
  y: number,
  radius: number,
  colour: string,
) {
  context.beginPath()
  if (shape === 'square') context.rect(x - radius, y - radius, 2 * radius, 2 * radius)
  else if (shape === 'triangle') {
    context.moveTo(x, y - 1.3 * radius)
    context.lineTo(x + 1.2 * radius, y + 0.8 * radius)
    context.lineTo(x - 1.2 * radius, y + 0.8 * radius)
    context.closePath()
  } else context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = colour
  context.fill()
}

function ring(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  ratio: number,
  theme: Theme,
): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.lineWidth = 3 * ratio
  context.strokeStyle = CHOSEN[theme]
  context.stroke()
}
