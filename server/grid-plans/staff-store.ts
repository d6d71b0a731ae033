import type { CellId, GridPlanStaff } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export type Worker = Omit<GridPlanStaff, 'cell'>

/** Workers of all cells as the plan would have them. */
export const listStaff = (db: Queryable, plan: string): Promise<GridPlanStaff[]> =>
  db.query<GridPlanStaff>(SELECT_STAFF, [plan])

/** From now on the plan says who works in this cell. */
export async function putStaff(
  client: Queryable,
  plan: string,
  cell: CellId,
  workers: readonly Worker[],
): Promise<void> {
  await client.execute('delete from grid_plan_staff where plan = $1 and cell = $2', [plan, cell])
  await client.copyFrom(
    'grid_plan_staff',
    ['plan', 'cell', 'staff_key', 'name', 'role', 'full_time'],
    workers.map(({ staffKey, name, role, fullTime }) => [
      plan,
      cell,
      staffKey,
      name,
      role,
      fullTime,
    ]),
  )
  await client.execute(
    `update grid_plan set changed_at = now(),
       staffed = case when $2 = any(staffed) then staffed else staffed || $2::text end
     where id = $1`,
    [plan, cell],
  )
}

export async function copyStaff(client: Queryable, plan: string, from: string): Promise<void> {
  await client.execute(
    `insert into grid_plan_staff (plan, cell, staff_key, name, role, full_time)
     select $1, cell, staff_key, name, role, full_time from grid_plan_staff where plan = $2`,
    [plan, from],
  )
  await client.execute(
    'update grid_plan set staffed = (select staffed from grid_plan where id = $2) where id = $1',
    [plan, from],
  )
}

const SELECT_STAFF = loadSql(import.meta.url, 'select-staff.sql')
