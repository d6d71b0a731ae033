import { offsetsOf, roundCell } from '../../../data/rules/small-counts.ts'
import type { Keys } from '../../security/keys/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

export interface BuildingFact {
  code: string
  subdistrict: string
  grid: string
  community: string
  lon: number
  lat: number
  rooms: number
  enterprises: number
  /** For who may know how many live there, and for who may not. */
  exact: People
  rounded: People
}

export interface People {
  households: number
  residents: number
}

export interface ThingFact {
  /** Code of the layer. */
  kind: string
  grid: string
  community: string
  lon: number
  lat: number
  open: boolean
  recent: boolean
}

export const subdistrictsOf = async (db: Queryable, area: string): Promise<string[]> =>
  (await db.query<{ subdistrict: string }>(SELECT_SUBDISTRICTS, [area])).map(
    ({ subdistrict }) => subdistrict,
  )

export const listThings = (
  db: Queryable,
  subdistricts: readonly string[],
  layers: readonly string[],
): Promise<ThingFact[]> => db.query<ThingFact>(SELECT_THINGS, [subdistricts, layers])

/** Counted anew; see `createFactsCache`. */
export async function countBuildings(
  db: Queryable,
  keys: Pick<Keys, 'cellSecret'>,
  subdistrict: string,
): Promise<BuildingFact[]> {
  const [buildings, homes] = await Promise.all([
    db.query<Omit<BuildingFact, 'subdistrict' | 'exact' | 'rounded'>>(COUNT_BUILDINGS, [
      subdistrict,
    ]),
    db.query<{ building: string; count: number; households: number }>(
      `select building, count(*)::int as count, count(distinct room)::int as households
       from residence where subdistrict = $1 and valid_to is null and is_primary group by building`,
      [subdistrict],
    ),
  ])
  const homeOf = new Map(homes.map(({ building, ...home }) => [building, home]))
  return buildings.map((row) => {
    const building = { ...row, subdistrict }
    const home = homeOf.get(building.code)
    if (!home) return { ...building, exact: NOBODY, rounded: NOBODY }
    const shown = roundCell(home, offsetsOf(keys.cellSecret(building.code)))
    return { ...building, exact: peopleOf(home), rounded: peopleOf(shown) }
  })
}

const peopleOf = ({ count, households }: { count: number; households: number }): People => ({
  residents: count,
  households,
})
const NOBODY: People = { households: 0, residents: 0 }

const SELECT_SUBDISTRICTS = loadSql(import.meta.url, 'select-subdistricts.sql')
const COUNT_BUILDINGS = loadSql(import.meta.url, 'count-buildings.sql')
const SELECT_THINGS = loadSql(import.meta.url, 'select-things.sql')
