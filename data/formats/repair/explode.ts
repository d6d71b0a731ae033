import { polygonArea } from './resolve-overlaps.ts'
import type { Shape } from './shape.ts'

/** Islands of one province belong together; hundreds of like footprints do not. */
const MIN_PARTS = 100
const MAX_SHARE_OF_LARGEST = 0.2

/**
 * Rows into which a whole collection was packed (all buildings of one height, say) come apart, so that each thing can
 * be picked by itself.
 */
export function explodeShape(shape: Shape): Shape[] {
  if (shape.kind === 'point') {
    if (shape.points.length < MIN_PARTS) return [shape]
    return shape.points.map((point) => ({ kind: 'point', points: [point] }))
  }
  if (shape.kind !== 'polygon' || shape.polygons.length < MIN_PARTS) return [shape]
  const areas = shape.polygons.map(polygonArea)
  const total = areas.reduce((sum, area) => sum + area, 0)
  const largest = areas.reduce((most, area) => Math.max(most, area), 0)
  if (largest > total * MAX_SHARE_OF_LARGEST) return [shape]
  return shape.polygons.map((rings) => ({ kind: 'polygon', polygons: [rings] }))
}
