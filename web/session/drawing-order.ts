import type { LayerSummary } from '../../data/contracts/index.ts'

/** The offline base map from bottom to top, as on any printed one: surfaces, houses, roads, boundaries. */
const BASE_MAP = ['LANDUSE', 'WATER', 'BUILDING', 'ROAD', 'GRID', 'DIVISION']
const GEOMETRY_RANK = { polygon: 0, line: 1, point: 2 } as const

/**
 * Where a layer belongs from bottom to top when nobody has moved it: the base map below everything, then
 * surfaces, lines, points, so that nothing small is buried; inside these in the catalogue's order.
 */
export function drawingRank(layer: LayerSummary): number {
  if (layer.group !== 'base') return 100 + GEOMETRY_RANK[layer.geometry]
  const place = BASE_MAP.indexOf(layer.code)
  return place < 0 ? BASE_MAP.length : place
}

export function inDrawingOrder(catalogue: readonly LayerSummary[]): LayerSummary[] {
  return [...catalogue].sort((a, b) => drawingRank(a) - drawingRank(b))
}
