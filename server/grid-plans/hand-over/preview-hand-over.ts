import type { Queryable } from '../../storage/database.ts'
import type { ReadBuildings } from '../facts/facts-cache.ts'
import type { PlanStates } from '../open-state.ts'
import { type BuildingsOf, compareGrids, sharesOf } from '../publish/compare-grids.ts'
import { nameGrids } from '../publish/name-grids.ts'
import { listStaff } from '../staff-store.ts'
import { listHandOver, type WorkerLists } from './list-hand-over.ts'

/** As if the plan were published now. */
export async function previewHandOver(
  client: Queryable,
  { states, readBuildings }: { states: PlanStates; readBuildings: ReadBuildings },
  { id, area }: { id: string; area: string },
  withoutHouseholds: boolean,
): Promise<WorkerLists[]> {
  const { coverage } = await states.current(client, id)
  const row = await client.first<{ begunOn: Record<string, string> }>(
    'select begun_on as "begunOn" from grid_plan where id = $1',
    [id],
  )
  const plan = { area, begunOn: row?.begunOn ?? {} }
  const compared = await compareGrids(client, states, plan, coverage, { isPreview: true })
  const { communities } = compared
  const buildingsOf = keptBuildings(client, readBuildings)
  const buildings = await buildingsOf(communities)
  const shares = sharesOf(coverage, buildings)
  const newGrids = await nameGrids(client, coverage, compared, shares)
  const staff = await listStaff(client, id)
  const changes = { newGrids, communities, buildings, staff }
  return listHandOver(client, { ...changes, buildingsOf, withoutHouseholds })
}

/** Who asks has the plan open: its buildings have been counted. */
const keptBuildings =
  (client: Queryable, readBuildings: ReadBuildings): BuildingsOf =>
  async (communities) => {
    const wanted = new Set(communities)
    const subdistricts = [...new Set(communities.map((code) => code.slice(0, 9)))]
    const all = await readBuildings(client, subdistricts)
    return all
      .filter(({ grid, community }) => wanted.has(grid.slice(0, 12)) || wanted.has(community))
      .map(({ exact: { households }, ...building }) => ({ ...building, households }))
  }
