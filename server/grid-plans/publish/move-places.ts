import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import { faceAt } from '../../../data/rules/coverage/faces.ts'
import { type CellId, OUTSIDE } from '../../../data/rules/coverage/items.ts'
import { toUnits } from '../../../data/rules/coverage/units.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

export interface NewGrids {
  coverage: Coverage
  codeOf: ReadonlyMap<CellId, string>
  /** Where the larger part of a grid went that is no more. */
  successorOf: ReadonlyMap<string, string>
}

export interface LocatedBuilding {
  code: string
  subdistrict: string
  grid: string
  lon: number
  lat: number
}

/** Pairs of layer and subdistrict whose packs are out of date. */
export interface Touched {
  layer: string
  subdistrict: string
}

/** The grid of a place. One beyond the border, where somebody drew inaccurately, stays with what its grid has become. */
export function gridAt(
  { coverage, codeOf, successorOf }: NewGrids,
  { grid, lon, lat }: Pick<LocatedBuilding, 'grid' | 'lon' | 'lat'>,
): string {
  const face = faceAt(coverage, ...toUnits([lon, lat]))
  const found = face === OUTSIDE ? undefined : codeOf.get(face)
  return found ?? successorOf.get(grid) ?? grid
}

/** Keys everything located anew where its point lies, set by set. */
export async function movePlaces(
  client: Queryable,
  grids: NewGrids,
  {
    communities,
    buildings,
  }: { communities: readonly string[]; buildings: readonly LocatedBuilding[] },
  reach: (share: number) => Promise<void>,
): Promise<Touched[]> {
  const subdistricts = [...new Set(communities.map((code) => code.slice(0, 9)))]
  const moved = buildings.flatMap(({ subdistrict, code, ...place }) => {
    const grid = gridAt(grids, place)
    return grid === place.grid ? [] : [[subdistrict, code, grid] as const]
  })
  await client.execute(
    'create temporary table moved_building (subdistrict text, code text, grid text) on commit drop',
  )
  await client.copyFrom('moved_building', ['subdistrict', 'code', 'grid'], moved)
  await client.execute('analyze moved_building')
  await client.execute(
    `create temporary table moved_place (kind text, key text, subdistrict text, layer text, grid text) on commit drop`,
  )
  const touched: Touched[] = []
  // Of a district there are more than fit into memory at once, or than anybody would wait for without a word.
  for (const [done, subdistrict] of subdistricts.entries()) {
    await reach(done / subdistricts.length)
    await copyMovedPlaces(client, grids, { subdistrict, communities })
    await client.execute('analyze moved_place')
    touched.push(...(await client.query<Touched>(MOVE_BUILDINGS, [subdistrict])))
    touched.push(...(await client.query<Touched>(MOVE_PLACES, [subdistrict])))
  }
  await reach(1)
  // Last: until the end nobody else can act on them.
  await client.execute(MOVE_OPEN_EVENTS)
  await client.execute(
    `update incident set grids = array(
       select distinct door.grid from incident_door as door where door.incident = incident.id)
     where closed_at is null
       and exists (select from incident_door as door where door.incident = incident.id
         and door.building in (select code from moved_building))`,
  )
  return touched
}

async function copyMovedPlaces(
  client: Queryable,
  grids: NewGrids,
  where: { subdistrict: string; communities: readonly string[] },
): Promise<void> {
  const places = await client.query<PlaceRow>(SELECT_PLACES, [
    [where.subdistrict],
    where.communities,
  ])
  const moved = places.flatMap(({ kind, key, subdistrict, layer, ...place }) => {
    const grid = gridAt(grids, place)
    return grid === place.grid ? [] : [[kind, key, subdistrict, layer, grid] as const]
  })
  await client.copyFrom('moved_place', ['kind', 'key', 'subdistrict', 'layer', 'grid'], moved)
}

interface PlaceRow {
  kind: string
  key: string
  subdistrict: string
  layer: string
  grid: string
  lon: number
  lat: number
}

const SELECT_PLACES = loadSql(import.meta.url, 'select-places.sql')
const MOVE_BUILDINGS = loadSql(import.meta.url, 'move-buildings.sql')
const MOVE_PLACES = loadSql(import.meta.url, 'move-places.sql')
const MOVE_OPEN_EVENTS = loadSql(import.meta.url, 'move-open-events.sql')
