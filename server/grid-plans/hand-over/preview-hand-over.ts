import type { Queryable } from '../../storage/database.ts'
import type { PlanStates } from '../open-state.ts'
import { buildingsOf, compareGrids, sharesOf } from '../publish/compare-grids.ts'
import { nameGrids } from '../publish/name-grids.ts'
import { listStaff } from '../staff-store.ts'
import { listHandOver, type WorkerLists } from './list-hand-over.ts'

/** As if the plan were published now. */
export async function previewHandOver(
  client: Queryable,
  states: PlanStates,
  { id, area }: { id: string; area: string },
): Promise<WorkerLists[]> {
  const { coverage } = await states.current(client, id)
  const row = await client.first<{ begunOn: Record<string, string> }>(
    'select begun_on as "begunOn" from grid_plan where id = $1',
    [id],
  )
  const plan = { area, begunOn: row?.begunOn ?? {} }
  const compared = await compareGrids(client, plan, coverage, { isPreview: true })
  const { communities } = compared
  const buildings = await buildingsOf(client, communities)
  const shares = sharesOf(coverage, buildings)
  const newGrids = await nameGrids(client, coverage, compared, shares)
  const staff = await listStaff(client, id)
  return listHandOver(client, { newGrids, communities, buildings, staff })
}
