import type { LonLat } from '../../../../data/contracts/index.ts'
import { decodeWkb } from '../../../../data/formats/wkb.ts'
import type { Placement, PlacingTools } from './place-row.ts'
import type { TypedRow } from './type-row.ts'

/** A line or an area of the base map: in the grid of its middle, or where it runs over the edge in one that it meets. */
export function placeShape(
  { lonLat, geometry }: Pick<TypedRow, 'lonLat' | 'geometry'>,
  { gridOf, mayWrite }: Pick<PlacingTools, 'gridOf' | 'mayWrite'>,
): Placement {
  if (!lonLat || !geometry) return { kind: 'failed', remark: 'no-shape' }
  const place = (at: LonLat) => {
    const grid = gridOf(...at)
    return grid !== '' && mayWrite(grid) ? { grid, lon: at[0], lat: at[1] } : undefined
  }
  const found = place(lonLat) ?? firstOf(verticesOf(geometry), place)
  if (!found) return { kind: 'failed', remark: 'outside' }
  const none = { addressId: null, building: null, room: null }
  return { kind: 'placed', at: { ...found, subdistrict: found.grid.slice(0, 9), ...none } }
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined) {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

function verticesOf(wkb: Buffer): LonLat[] {
  const geometry = decodeWkb(wkb)
  return 'coordinates' in geometry ? flat(geometry.coordinates) : []
}

function flat(coordinates: unknown): LonLat[] {
  if (!Array.isArray(coordinates)) return []
  const [x, y] = coordinates
  if (typeof x === 'number' && typeof y === 'number') return [[x, y]]
  return coordinates.flatMap(flat)
}
