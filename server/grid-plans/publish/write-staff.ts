import type { CellId, GridPlanStaff } from '../../../data/contracts/index.ts'
import type { Queryable } from '../../storage/database.ts'
import type { NewGrids } from './move-places.ts'

/**
 * From the day on the grids that change have the workers of the plan; who stays keeps the row, who goes has it closed. Of
 * other grids only those whose workers the plan says.
 */
export async function writeStaff(
  client: Queryable,
  written: {
    plan: string
    day: string
    newGrids: NewGrids
    staff: readonly GridPlanStaff[]
    inForce: ReadonlySet<string>
  },
): Promise<void> {
  const { plan, day, newGrids, staff, inForce } = written
  const row = await client.first<{ staffed: CellId[] }>(
    'select staffed from grid_plan where id = $1',
    [plan],
  )
  const codeOf = new Map(newGrids.codeOf)
  for (const id of row?.staffed ?? []) {
    const code = newGrids.coverage.cell(id)?.code
    if (code && !codeOf.has(id) && inForce.has(code)) codeOf.set(id, code)
  }
  const wanted = staff.flatMap(({ cell, staffKey, name, role, fullTime }) => {
    const grid = codeOf.get(cell)
    return grid === undefined
      ? []
      : [[grid.slice(0, 9), grid, staffKey, name, role, fullTime] as const]
  })
  await replaceStaff(
    client,
    day,
    [...new Set([...codeOf.values(), ...newGrids.successorOf.keys()])],
    wanted,
  )
}

export type StaffRow = readonly [
  subdistrict: string,
  grid: string,
  staffKey: string,
  name: string,
  role: GridPlanStaff['role'],
  fullTime: boolean,
]

/** From the day on just these work in the grids. */
export async function replaceStaff(
  client: Queryable,
  day: string,
  grids: readonly string[],
  wanted: readonly StaffRow[],
): Promise<void> {
  await client.execute(
    `create temporary table wanted_staff (subdistrict text, grid text, staff_key text, name text, role text,
       full_time boolean) on commit drop`,
  )
  await client.copyFrom(
    'wanted_staff',
    ['subdistrict', 'grid', 'staff_key', 'name', 'role', 'full_time'],
    wanted,
  )
  await client.execute(
    `update grid_staff as staff set valid_to = $2::date
     where staff.grid = any($1::text[]) and (staff.valid_to is null or staff.valid_to > $2::date)
       and not exists (
         select from wanted_staff as wanted
         where wanted.grid = staff.grid and wanted.staff_key = staff.staff_key
           and wanted.role = staff.role and wanted.full_time = staff.full_time)`,
    [grids, day],
  )
  await client.execute(
    `insert into grid_staff (subdistrict, grid, staff_key, name, role, full_time, valid_from)
     select subdistrict, grid, staff_key, name, role, full_time, $1::date
     from wanted_staff as wanted
     where not exists (
       select from grid_staff as staff
       where staff.grid = wanted.grid and staff.staff_key = wanted.staff_key
         and (staff.valid_to is null or staff.valid_to > $1::date))
     on conflict (subdistrict, grid, staff_key, valid_from) do update set
       name = excluded.name, role = excluded.role, full_time = excluded.full_time, valid_to = null`,
    [day],
  )
}
