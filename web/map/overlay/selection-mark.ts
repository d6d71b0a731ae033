import type { LonLat } from '../../../data/contracts/index.ts'
import type { Selection } from '../../session/view-state.ts'
import { codesOf } from '../pick/pick-points.ts'
import type { PointLayer } from '../points/point-store.ts'
import { worldX, worldY } from '../tiles/mercator.ts'
import type { Mark } from './marks.ts'
import { toWorldShape } from './world-shape.ts'

/** Where the selected thing is: as the page says, else as the loaded tiles say. */
export function selectionMark(
  selection: Selection,
  geometry: unknown,
  lonLat: LonLat | undefined,
  layers: readonly PointLayer[],
): Mark | null {
  const shape = geometry ? toWorldShape(geometry) : null
  const at = lonLat ? { x: worldX(lonLat[0]), y: worldY(lonLat[1]) } : placeOf(selection, layers)
  return shape || at ? { shape, at } : null
}

function placeOf({ layer, code }: Selection, layers: readonly PointLayer[]) {
  const found = layers.find(({ summary }) => summary.code === layer)
  for (const { tile, data } of found?.shown ?? []) {
    const i = data ? codesOf(data).indexOf(code) : -1
    if (!data || i < 0) continue
    const scale = 2 ** tile.z
    return { x: (tile.x + data.x[i]!) / scale, y: (tile.y + data.y[i]!) / scale }
  }
  return null
}
