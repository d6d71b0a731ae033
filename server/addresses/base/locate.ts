import { isInPolygons, polygonsOf } from '../../../data/formats/polygons.ts'
import type { Locate } from '../../../data/rules/address-base/create-address.ts'
import type { Queryable } from '../../storage/database.ts'

const COMMUNITY_DIGITS = 12

/** Finds the grid of a position among those of a subdistrict; dedicated ones lie over general ones and come last. */
export async function openLocate(client: Queryable, subdistrict: string): Promise<Locate> {
  const rows = await client.query<{ code: string; geometry: Buffer }>(
    `select code, geometry from grid_cell where subdistrict = $1 and valid_to is null
     order by kind <> 'general', code`,
    [subdistrict],
  )
  const grids = rows.map(({ code, geometry }) => ({ code, polygons: polygonsOf(geometry) }))
  return (lonLat) => {
    const found = grids.find(({ polygons }) => isInPolygons(polygons, lonLat))
    const grid = found?.code ?? ''
    return { grid, community: grid.slice(0, COMMUNITY_DIGITS) }
  }
}
