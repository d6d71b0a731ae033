import { type Brush, byZoom, pathOf } from './brush.ts'
import { LANDUSE_KINDS, landuseKind } from './palette.ts'

export function paintLanduse(brush: Brush) {
  const kinds = brush.layer.classes.map((c) => landuseKind(c.value))
  for (const kind of LANDUSE_KINDS) {
    brush.context.fillStyle = brush.palette.landuse[kind]
    const path = pathOf(brush, true, (data, i) => (kinds[data.class[i]! - 1] ?? 'other') === kind)
    brush.context.fill(path, 'evenodd')
  }
}

export function paintWater(brush: Brush) {
  const { context, palette, ratio } = brush
  const path = pathOf(brush, true, () => true)
  context.fillStyle = palette.water
  context.fill(path, 'evenodd')
  context.strokeStyle = palette.waterEdge
  context.lineWidth = ratio * 0.8
  context.stroke(path)
}

/** How far roofs are moved up, CSS pixels. */
export const buildingRise = (viewZoom: number): number =>
  byZoom(viewZoom, [
    [16.4, 0],
    [17, 2],
    [19, 6],
    [20, 9],
  ])

/** From zoom 17 on buildings stand up a little: the side walls first, then the roof moved to the north. */
export function paintBuildings(brush: Brush) {
  const { context, palette, ratio, viewZoom } = brush
  const rise = buildingRise(viewZoom) * ratio
  const ground = pathOf(brush, true, () => true)
  if (rise > 0.5) {
    context.fillStyle = palette.buildingSide
    for (let up = 0; up < rise; up += Math.max(1, ratio)) {
      context.save()
      context.translate(0, -up)
      context.fill(ground, 'evenodd')
      context.restore()
    }
  }
  context.save()
  context.translate(0, -rise)
  context.fillStyle = palette.building
  context.fill(ground, 'evenodd')
  context.strokeStyle = palette.buildingEdge
  context.lineWidth =
    byZoom(viewZoom, [
      [14, 0.3],
      [16, 0.6],
      [18, 1],
    ]) * ratio
  context.stroke(ground)
  context.restore()
}
