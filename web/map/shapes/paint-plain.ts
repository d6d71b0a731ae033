import { type Brush, byZoom, pathOf } from './brush.ts'
import { shownCount } from './shown-count.ts'
import { addTinyMarks, isTiny } from './tiny-marks.ts'

/** Layers of one's own and thematic areas: their colour, or that of their class. */
export function paintPlain(brush: Brush) {
  const { context, layer, ratio, viewZoom } = brush
  const polygons = layer.geometry === 'polygon'
  context.lineJoin = 'round'
  context.lineCap = 'round'
  for (const [klass, colour] of classesInUse(brush)) {
    const path = pathOf(
      brush,
      polygons,
      (data, i) => data.class[i] === klass && !isTiny(brush, data, i),
    )
    if (polygons) {
      context.globalAlpha = layer.opacity * 0.16
      context.fillStyle = colour
      context.fill(path, 'evenodd')
    }
    context.globalAlpha = layer.opacity * 0.95
    context.strokeStyle = colour
    const width = polygons ? outlineWidth(viewZoom) : lineWidth(viewZoom)
    context.lineWidth = width * ratio
    context.stroke(path)
    context.fillStyle = colour
    context.fill(addTinyMarks(brush, klass))
  }
  context.globalAlpha = layer.opacity
}

const outlineWidth = (zoom: number) =>
  byZoom(zoom, [
    [10, 0.7],
    [14, 1],
    [17, 1.6],
  ])

const lineWidth = (zoom: number) =>
  byZoom(zoom, [
    [9, 1],
    [13, 1.8],
    [17, 3.5],
  ])

function classesInUse(brush: Brush): Map<number, string> {
  const colours = new Map<number, string>()
  for (const { data } of brush.tiles) {
    for (let i = 0; i < data.length; i++) {
      const klass = data.class[i]!
      if (colours.has(klass) || shownCount(brush.layer, data, i) === 0) continue
      colours.set(klass, brush.layer.classes[klass - 1]?.colour ?? brush.layer.colour)
    }
  }
  return colours
}
