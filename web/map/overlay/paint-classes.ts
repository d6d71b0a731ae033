import type { Theme } from '../tiles/worker-protocol.ts'
import { drawVeil, type OverlayPainter, onGround } from './overlay-painter.ts'
import { isInView, ringsBox } from './ring-box.ts'
import { screenPath, toWorldShape } from './world-shape.ts'

export interface ClassedArea {
  /** GeoJSON geometry, lon-lat. */
  geometry: unknown
  /** Position of its class; −1 = no number. */
  place: number
  isChosen: boolean
}

const NOTHING: Record<Theme, string> = {
  light: 'rgba(120, 130, 140, 0.16)',
  dark: 'rgba(150, 160, 170, 0.16)',
}
const EDGE: Record<Theme, string> = { light: 'rgba(255,255,255,.75)', dark: 'rgba(20,23,26,.75)' }
const CHOSEN: Record<Theme, string> = { light: '#11161b', dark: '#ffffff' }
const OPACITY = 0.82
const STEPS = 7

/** One hue from faint to strong on the ground of its theme. */
const RAMP: Record<Theme, readonly string[]> = {
  light: ['#cbe5dc', '#a8d3ca', '#81bebb', '#58a6ad', '#31899a', '#156b85', '#0a4866'],
  dark: ['#16323c', '#17485a', '#1b6076', '#2a7b90', '#4a99a7', '#7cb9bd', '#b9dcd6'],
}

/** As many colours as classes, spread over the ramp. */
export function classColours(count: number, theme: Theme): string[] {
  if (count === 1) return [RAMP[theme][4]!]
  return Array.from(
    { length: count },
    (_, i) => RAMP[theme][Math.round((i * (STEPS - 1)) / Math.max(1, count - 1))]!,
  )
}

/** Areas coloured by class (choropleth): from faint to strong, or in colours of their own. */
export function paintClasses(
  areas: readonly ClassedArea[],
  classes: number,
  own?: readonly string[],
): OverlayPainter {
  const shapes = areas.map(({ geometry, ...area }) => {
    const shape = toWorldShape(geometry)
    return { ...area, shape, box: ringsBox(shape.rings) }
  })
  return onGround((context, frame, theme) => {
    drawVeil(context, theme)
    const colours = own ?? classColours(classes, theme)
    const inView = shapes.filter(({ box }) => isInView(box, frame))
    context.lineJoin = 'round'
    for (const { shape, place } of inView) {
      const path = screenPath(frame, shape.rings, true)
      context.globalAlpha = place < 0 ? 1 : OPACITY
      context.fillStyle = place < 0 ? NOTHING[theme] : (colours[place] ?? NOTHING[theme])
      context.fill(path, 'evenodd')
      context.globalAlpha = 1
      context.lineWidth = frame.ratio
      context.strokeStyle = EDGE[theme]
      context.stroke(path)
    }
    for (const { shape } of inView.filter(({ isChosen }) => isChosen)) {
      context.lineWidth = 3 * frame.ratio
      context.strokeStyle = CHOSEN[theme]
      context.stroke(screenPath(frame, shape.rings, true))
    }
  })
}
