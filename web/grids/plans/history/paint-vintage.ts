import type { GridOutlines } from '../../../../data/contracts/index.ts'
import { isInRings } from '../../../map/overlay/is-in-rings.ts'
import type { OverlayPainter } from '../../../map/overlay/overlay-painter.ts'
import { paintGrids } from '../../../map/overlay/paint-grids.ts'
import { toWorldShape } from '../../../map/overlay/world-shape.ts'
import { worldX, worldY } from '../../../map/tiles/mercator.ts'

type Outline = GridOutlines['features'][number]

/** Grids of a day; with counts the fuller the more there is in them. */
export function paintVintage(
  grids: readonly Outline[],
  counts: ReadonlyMap<string, number> | undefined,
  chosen: string,
): OverlayPainter {
  const most = Math.max(1, ...(counts?.values() ?? []))
  return paintGrids(
    grids.map(({ id, geometry }) => ({
      geometry,
      fill: { share: (counts?.get(id) ?? 0) / most },
      isChosen: id === chosen,
    })),
  )
}

/** Tells which of the grids lies at a place; '' = none. */
export function finderOf(grids: readonly Outline[]): (lon: number, lat: number) => string {
  const shapes = grids.map(({ id, geometry }) => ({ id, rings: toWorldShape(geometry).rings }))
  return (lon, lat) => {
    const [x, y] = [worldX(lon), worldY(lat)]
    return shapes.find(({ rings }) => isInRings(rings, x, y))?.id ?? ''
  }
}
