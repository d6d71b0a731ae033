import type { GridCode, GridSummary, LayerScope } from '../../data/contracts/index.ts'
import type { Keys } from '../security/keys/index.ts'
import { type VisibleAreas, visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { countPeople, type GridPeople, type HomeRow } from './count-people.ts'

export interface GridRow {
  subdistrict: string
  code: GridCode
  name: string
  kind: GridSummary['kind']
  community: string
  geometry: Buffer
  households: number
}

/** Counted from the rows of one subdistrict. */
export interface ContentsRow {
  subdistrict: string
  grid: string
  rooms: number
  enterprises: number
  /** Absent where nobody lives. */
  people?: GridPeople
}

interface StaffRow {
  grid: string
  staff_key: string
  role: string
  name: string
  full_time: boolean
}

export interface GridRows {
  grids: GridRow[]
  staff: ReadonlyMap<string, GridSummary['staff']>
  openEvents: ReadonlyMap<string, number>
}

/** Grids of the scope inside `area` (a prefix of grid codes), who works there and how many events are open. */
export async function listGrids(
  db: Queryable,
  scope: LayerScope,
  area: string,
  date: string | null = null,
): Promise<GridRows> {
  const { patterns, subdistricts } = pointsOnly(visibleAreas(scope, area))
  const [grids, staff, events] = await Promise.all([
    db.query<GridRow>(LIST_GRIDS, [patterns, subdistricts, date]),
    db.query<StaffRow>(LIST_STAFF, [patterns, subdistricts, date]),
    db.query<{ grid: string; open_events: number }>(COUNT_OPEN_EVENTS, [patterns, subdistricts]),
  ])
  return {
    grids,
    staff: byGrid(staff),
    openEvents: new Map(events.map((row) => [row.grid, row.open_events])),
  }
}

/** For whole subdistricts; the caller shows only grids that the scope has been let to. */
export async function countContents(
  db: Queryable,
  keys: Pick<Keys, 'cellSecret'>,
  subdistricts: readonly string[],
): Promise<ContentsRow[]> {
  // One after the other: who counts ahead has one connection.
  const rows = await db.query<ContentsRow>(COUNT_CONTENTS, [subdistricts])
  const homes = await db.query<HomeRow>(COUNT_HOMES, [subdistricts])
  const people = new Map(await countPeople(homes, keys))
  const contents = rows.map((row): ContentsRow => {
    const found = people.get(row.grid)
    people.delete(row.grid)
    return found ? { ...row, people: found } : row
  })
  const others = [...people.values()].map((found): ContentsRow => {
    const { subdistrict, grid } = found
    return { subdistrict, grid, rooms: 0, enterprises: 0, people: found }
  })
  return [...contents, ...others]
}

export const contentsVersions = (
  db: Queryable,
  subdistricts: readonly string[],
): Promise<{ subdistrict: string; version: string | null; stale: boolean }[]> =>
  db.query(CONTENTS_VERSIONS, [subdistricts])

function byGrid(rows: readonly StaffRow[]): ReadonlyMap<string, GridSummary['staff']> {
  const staff = new Map<string, GridSummary['staff'][number][]>()
  for (const { grid, staff_key: staffKey, role, name, full_time: fullTime } of rows) {
    const worker = { staffKey, role, name, fullTime }
    const known = staff.get(grid)
    if (known) known.push(worker)
    else staff.set(grid, [worker])
  }
  return staff
}

/** Without what lies outside every grid. */
function pointsOnly({ patterns, ...areas }: VisibleAreas): VisibleAreas {
  return { ...areas, patterns: patterns.filter((pattern) => pattern !== '') }
}

const LIST_GRIDS = loadSql(import.meta.url, 'list-grids.sql')
const LIST_STAFF = loadSql(import.meta.url, 'list-staff.sql')
const COUNT_OPEN_EVENTS = loadSql(import.meta.url, 'count-open-events.sql')
const COUNT_CONTENTS = loadSql(import.meta.url, 'count-contents.sql')
const COUNT_HOMES = loadSql(import.meta.url, 'count-homes.sql')
const CONTENTS_VERSIONS = loadSql(import.meta.url, 'contents-versions.sql')
