import type { Bounds } from '../../../data/contracts/index.ts'
import { worldX, worldY } from './mercator.ts'
import { boxesTouch, type TileAddress, tileBox, type WorldBox } from './tile-address.ts'

/** Where a layer has anything, as its summary says it; null = not known. */
export function extentOf(bounds: Bounds | null): WorldBox | null {
  if (!bounds) return null
  const [west, south, east, north] = bounds
  return { minX: worldX(west), minY: worldY(north), maxX: worldX(east), maxY: worldY(south) }
}

/** Tiles beyond the extent are empty: they needn't be asked for. */
export const mayHoldSomething = (tile: TileAddress, extent: WorldBox | null): boolean =>
  extent === null || boxesTouch(tileBox(tile), extent)
