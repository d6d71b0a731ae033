import type { GridPlanStaff } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'

/** Workers of the grids in force, for the cells that have their codes. */
export async function copyStaffInForce(client: Queryable, plan: string): Promise<void> {
  await client.execute(
    `insert into grid_plan_staff (plan, cell, staff_key, name, role, full_time)
     select distinct on (item.id, staff.staff_key) $1, item.id, staff.staff_key, staff.name, staff.role, staff.full_time
     from grid_plan_item as item
     join grid_staff as staff on staff.subdistrict = left(item.body ->> 'code', 9) and staff.grid = item.body ->> 'code'
     where item.plan = $1 and item.id like 'cell:%'
       and staff.valid_from <= current_date and (staff.valid_to is null or staff.valid_to > current_date)
     order by item.id, staff.staff_key, staff.valid_from desc`,
    [plan],
  )
}

export async function copyStaffOfPlan(
  client: Queryable,
  plan: string,
  from: string,
): Promise<void> {
  await client.execute(
    `insert into grid_plan_staff (plan, cell, staff_key, name, role, full_time)
     select $1, cell, staff_key, name, role, full_time from grid_plan_staff where plan = $2`,
    [plan, from],
  )
}

export const listStaff = (db: Queryable, plan: string): Promise<GridPlanStaff[]> =>
  db.query<GridPlanStaff>(
    `select cell, staff_key as "staffKey", name, role, full_time as "fullTime"
     from grid_plan_staff where plan = $1 order by cell, staff_key`,
    [plan],
  )
