import type { ArcId, Bounds, CellId } from '../../../data/contracts/index.ts'
import type { CoverageView } from '../../../data/rules/coverage/coverage.ts'
import { emptyBox, growBox, toLonLat } from '../../../data/rules/coverage/units.ts'

export const boundsOfCell = (view: CoverageView, cell: CellId): Bounds | undefined =>
  boundsOfArcs(view, view.arcsOf(cell))

export function boundsOfArcs(view: CoverageView, arcs: Iterable<ArcId>): Bounds | undefined {
  const box = emptyBox()
  for (const id of arcs) {
    const points = view.arc(id)?.points ?? []
    for (let i = 0; i < points.length; i += 2) growBox(box, points[i]!, points[i + 1]!)
  }
  if (box.minX > box.maxX) return undefined
  return [...toLonLat(box.minX, box.minY), ...toLonLat(box.maxX, box.maxY)] as const
}
