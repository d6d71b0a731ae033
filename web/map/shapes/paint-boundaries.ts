import { type Brush, byZoom, pathOf } from './brush.ts'

/** Boundaries: the higher the level the stronger the line, with a pale band under the strongest. */
export function paintBoundaries(brush: Brush) {
  const { context, layer, palette, ratio, viewZoom } = brush
  context.lineJoin = 'round'
  for (const level of BOUNDARY_LEVELS) {
    if (viewZoom < level.from) continue
    const path = pathOf(brush, true, (data, i) => level.matches(data.codes[i]!))
    if (level.band > 0) {
      context.globalAlpha = layer.opacity * 0.55
      context.strokeStyle = palette.halo
      context.lineWidth = (level.width + level.band) * ratio
      context.stroke(path)
    }
    context.globalAlpha = layer.opacity * level.alpha
    context.strokeStyle = layer.colour
    context.lineWidth =
      level.width *
      ratio *
      byZoom(viewZoom, [
        [10, 0.7],
        [14, 1],
        [18, 1.4],
      ])
    context.stroke(path)
  }
  context.globalAlpha = layer.opacity
}

const BOUNDARY_LEVELS = [
  { from: 14, width: 0.9, alpha: 0.45, band: 0, matches: (code: string) => code.length > 12 },
  {
    from: 11.5,
    width: 1.1,
    alpha: 0.5,
    band: 1.5,
    matches: (code: string) => code.length === 12 && !code.endsWith('000'),
  },
  {
    from: 9,
    width: 1.7,
    alpha: 0.7,
    band: 3,
    matches: (code: string) => code.endsWith('000') && !code.endsWith('000000'),
  },
  { from: 0, width: 2.6, alpha: 0.9, band: 4, matches: (code: string) => code.endsWith('000000') },
]
