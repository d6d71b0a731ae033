import type { CellId, GridPlanStaff, HandedOver } from '../../../data/contracts/index.ts'
import { type HandOver, handOver } from '../../../data/rules/coverage/hand-over.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { gridAt, type NewGrids } from '../publish/move-places.ts'

/** What a worker looks after, before and after; without its label, which depends on who looks. */
export interface HandedCharge {
  id: string
  kind: HandedOver['kind']
  code: string
  subdistrict: string
  building: string | null
  lon: number
  lat: number
  from: string
  to: string
  households: number | null
}

export interface WorkerLists extends HandOver<HandedCharge> {
  name: string
}

/**
 * Per worker what comes and what goes when the plan takes the place of the grids in force; by where things lie now. Besides
 * communities whose grids change, those are looked at in which somebody else works from then on.
 */
export async function listHandOver(
  client: Queryable,
  plan: {
    newGrids: NewGrids
    communities: readonly string[]
    staff: readonly GridPlanStaff[]
  },
): Promise<WorkerLists[]> {
  const { newGrids, communities: changed, staff } = plan
  const { coverage } = newGrids
  const codeOf = (cell: CellId) => newGrids.codeOf.get(cell) ?? coverage.cell(cell)?.code ?? ''
  const codes = [...coverage.cells()].map(({ id }) => codeOf(id)).filter((code) => code !== '')
  const inForce = await client.query<{ grid: string; staff_key: string; name: string }>(
    `select grid, staff_key, name from grid_staff
     where subdistrict = any($1::text[]) and valid_from <= current_date
       and (valid_to is null or valid_to > current_date)`,
    [subdistrictsOf([...changed, ...codes])],
  )
  const before = group(inForce.map(({ grid, staff_key: key }) => [grid, key]))
  const after = group(staff.map(({ cell, staffKey }) => [codeOf(cell), staffKey]))
  const staffed = codes.filter((code) => !isSame(before.get(code), after.get(code)))
  const communities = [...new Set([...changed, ...staffed.map((code) => code.slice(0, 12))])]
  const charges = await client.query<ChargeRow>(SELECT_CHARGES, [
    subdistrictsOf(communities),
    communities,
  ])
  const nameOf = new Map([
    ...inForce.map(({ staff_key: key, name }) => [key, name] as const),
    ...staff.map(({ staffKey, name }) => [staffKey, name] as const),
  ])
  const items = charges.map(
    ({ grid: from, ...charge }): HandedCharge => ({
      ...charge,
      id: `${charge.kind} ${charge.code}`,
      from,
      to: gridAt(newGrids, { grid: from, lon: charge.lon, lat: charge.lat }),
    }),
  )
  const lists = handOver(
    items,
    { cellOf: ({ from }) => from || null, workersOf: (grid) => before.get(grid) ?? [] },
    { cellOf: ({ to }) => to || null, workersOf: (grid) => after.get(grid) ?? [] },
  )
  return lists.map((list) => ({ ...list, name: nameOf.get(list.worker) ?? '' }))
}

const subdistrictsOf = (codes: readonly string[]): string[] => [
  ...new Set(codes.map((code) => code.slice(0, 9))),
]

const isSame = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  [...a].sort().join() === [...b].sort().join()

type ChargeRow = Omit<HandedCharge, 'id' | 'from' | 'to'> & { grid: string }

function group(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const known = groups.get(key)
    if (known) known.push(value)
    else groups.set(key, [value])
  }
  return groups
}

const SELECT_CHARGES = loadSql(import.meta.url, 'select-charges.sql')
