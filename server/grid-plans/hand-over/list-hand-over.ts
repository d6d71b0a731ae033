import type { CellId, GridPlanStaff, HandedOver } from '../../../data/contracts/index.ts'
import { type HandOver, handOver } from '../../../data/rules/coverage/hand-over.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import type { BuildingsOf, CountedBuilding } from '../publish/compare-grids.ts'
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

export interface HandOverPlan {
  newGrids: NewGrids
  /** Those whose grids change, with their buildings. */
  communities: readonly string[]
  buildings: readonly CountedBuilding[]
  staff: readonly GridPlanStaff[]
  /** Of other communities, in which only the workers change. */
  buildingsOf: BuildingsOf
  /** Nobody will be told of key households: it takes long to find them. */
  withoutHouseholds?: boolean
}

/**
 * Per worker what comes and what goes when the plan takes the place of the grids in force; by where things lie now. Besides
 * communities whose grids change, those are looked at in which somebody else works from then on.
 */
export async function listHandOver(client: Queryable, plan: HandOverPlan): Promise<WorkerLists[]> {
  const { newGrids, communities: changed, staff } = plan
  const { coverage } = newGrids
  const codeOf = (cell: CellId) => newGrids.codeOf.get(cell) ?? coverage.cell(cell)?.code ?? ''
  const codes = [...coverage.cells()].map(({ id }) => codeOf(id)).filter((code) => code !== '')
  const inForce = await client.query<{ grid: string; staff_key: string; name: string }>(
    `select grid, staff_key, name from grid_staff
     where subdistrict = any($1::text[]) and valid_from <= today()
       and (valid_to is null or valid_to > today())`,
    [subdistrictsOf([...changed, ...codes])],
  )
  const before = group(inForce.map(({ grid, staff_key: key }) => [grid, key]))
  const after = group(staff.map(({ cell, staffKey }) => [codeOf(cell), staffKey]))
  const isHanded: IsHanded = (from, to) => !isSame(before.get(from), after.get(to))
  const staffed = codes.filter((code) => isHanded(code, code)).map((code) => code.slice(0, 12))
  const more = [...new Set(staffed)].filter((community) => !changed.includes(community))
  const buildings = [...plan.buildings, ...(more.length > 0 ? await plan.buildingsOf(more) : [])]
  const items = [
    ...(await inBuildings(client, { ...plan, buildings }, isHanded)),
    ...(await openEvents(client, newGrids, [...changed, ...more], isHanded)),
  ]
  const nameOf = new Map([
    ...inForce.map(({ staff_key: key, name }) => [key, name] as const),
    ...staff.map(({ staffKey, name }) => [staffKey, name] as const),
  ])
  const lists = handOver(
    items.sort(byKindAndCode),
    { cellOf: ({ from }) => from || null, workersOf: (grid) => before.get(grid) ?? [] },
    { cellOf: ({ to }) => to || null, workersOf: (grid) => after.get(grid) ?? [] },
  )
  return lists.map((list) => ({ ...list, name: nameOf.get(list.worker) ?? '' }))
}

/** Whether other people look after a grid than after the one that takes its place. */
type IsHanded = (from: string, to: string) => boolean

/** Buildings that others look after from then on, with what is in them; of most, nobody asks what is in them. */
async function inBuildings(
  client: Queryable,
  {
    newGrids,
    buildings,
    withoutHouseholds = false,
  }: Pick<HandOverPlan, 'newGrids' | 'buildings' | 'withoutHouseholds'>,
  isHanded: IsHanded,
): Promise<HandedCharge[]> {
  const handed = new Map<string, HandedCharge>()
  for (const { grid: from, ...house } of buildings) {
    const { code, subdistrict, lon, lat, households } = house
    const to = gridAt(newGrids, { grid: from, lon, lat })
    if (!isHanded(from, to)) continue
    const [kind, place] = ['building' as const, { subdistrict, lon, lat, from, to }]
    handed.set(code, { id: `${kind} ${code}`, kind, code, building: code, ...place, households })
  }
  const all = [...handed.values()]
  const houses = [all.map(({ subdistrict }) => subdistrict), all.map(({ code }) => code)]
  for (const question of withoutHouseholds ? [ENTERPRISES] : [KEY_HOUSEHOLDS, ENTERPRISES]) {
    for (const row of await client.query<ChargeRow>(question, houses)) {
      const { lon, lat, from, to } = handed.get(row.building)!
      all.push({ ...row, id: `${row.kind} ${row.code}`, lon, lat, from, to })
    }
  }
  return all
}

type ChargeRow = Pick<HandedCharge, 'kind' | 'code' | 'subdistrict' | 'households'> & {
  building: string
}

/** An event lies where it happened, whatever building it is about. */
async function openEvents(
  client: Queryable,
  newGrids: NewGrids,
  communities: readonly string[],
  isHanded: IsHanded,
): Promise<HandedCharge[]> {
  const rows = await client.query<Omit<HandedCharge, 'id' | 'from' | 'to'> & { grid: string }>(
    OPEN_EVENTS,
    [subdistrictsOf(communities), communities],
  )
  return rows.flatMap(({ grid: from, ...event }) => {
    const to = gridAt(newGrids, { grid: from, lon: event.lon, lat: event.lat })
    return isHanded(from, to) ? [{ ...event, id: `event ${event.code}`, from, to }] : []
  })
}

const subdistrictsOf = (codes: readonly string[]): string[] => [
  ...new Set(codes.map((code) => code.slice(0, 9))),
]

const isSame = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()

/** As the kept lists are read. */
const byKindAndCode = (a: HandedCharge, b: HandedCharge) => (a.id < b.id ? -1 : 1)

function group(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const known = groups.get(key)
    if (known) known.push(value)
    else groups.set(key, [value])
  }
  return groups
}

const KEY_HOUSEHOLDS = loadSql(import.meta.url, 'select-key-households.sql')
const ENTERPRISES = loadSql(import.meta.url, 'select-enterprises.sql')
const OPEN_EVENTS = loadSql(import.meta.url, 'select-open-events.sql')
