import type { AreaPrefix, DivisionSummary } from '../../data/contracts/index.ts'
import { geometryBounds } from '../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

type PlaceRow = Omit<DivisionSummary, 'bounds'> & { geometry: Buffer }

const LIST_PLACES = loadSql(import.meta.url, 'list-places.sql')
/** Every code begins with it. */
export const EVERYWHERE: readonly AreaPrefix[] = ['']

/** Divisions and grids inside the areas, and what lies above them: their names lead down to it. */
export async function listPlaces(
  db: Queryable,
  areas: readonly AreaPrefix[],
): Promise<DivisionSummary[]> {
  const rows = await db.query<PlaceRow>(LIST_PLACES, [areas])
  return rows.map(({ geometry, ...place }) => ({
    ...place,
    bounds: geometryBounds(decodeWkb(geometry)),
  }))
}
