import {
  DESK_ROW_KINDS,
  type DeskReport,
  type DeskRowKind,
  type GridCode,
} from '../../../../data/contracts/index.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import type { DeskRun, TargetStore } from '../targets/target-store.ts'
import { readSeen, rememberSeen } from './base-seen.ts'

const sql = (name: string) => loadSql(import.meta.url, `../sql/${name}`)
const FIND_REPEATED = sql('find-repeated.sql')
const FIND_BY_KEY = sql('find-by-key.sql')
const FIND_DOUBLE = sql('find-double-things.sql')
const COUNT_ROWS = sql('count-rows.sql')
const COUNT_GRIDS = sql('count-grids.sql')
const LIST_POINTS = sql('list-points.sql')

/** Hundreds of thousands of rows are joined and grouped in memory, not on disk. */
export const ROOM_TO_JOIN = `set local work_mem = '64MB'`
const MOST_POINTS = 20_000
/** The planner is told of these alone: the others are wide, and looked for nowhere. */
const JOINED_COLUMNS = 'job, row, kind, key, code, subdistrict, address_id, building, title, grid'

/** Gives each row that has its place its kind, anew each time: the base may have changed since. */
export async function compareRows(
  client: Queryable,
  run: DeskRun,
  store: TargetStore,
): Promise<void> {
  const { job, target, sender } = run
  await client.execute(ROOM_TO_JOIN)
  await rememberSeen(client, job, await readSeen(client, run, store))
  await client.execute(`analyze import_row (${JOINED_COLUMNS})`)
  await client.execute(`delete from import_row where job = $1 and kind = 'removed'`, [job])
  await client.execute(FIND_REPEATED, [job])
  await client.execute(FIND_BY_KEY, [job, target.code, sender])
  await store.compare(client, run)
  await client.execute(FIND_DOUBLE, [job])
}

/** Of these rows alone, which have just found their place; repetitions are looked for among all. */
export async function compareSome(
  client: Queryable,
  run: DeskRun,
  store: TargetStore,
  rows: readonly number[],
): Promise<void> {
  const apart = { ...run, job: `${run.job}~`, isComplete: false }
  await client.execute('update import_row set job = $2 where job = $1 and row = any($3::int[])', [
    run.job,
    apart.job,
    rows,
  ])
  await client.execute(FIND_BY_KEY, [apart.job, run.target.code, run.sender])
  await store.compare(client, apart)
  await client.execute('update import_row set job = $1 where job = $2', [run.job, apart.job])
  await client.execute(FIND_REPEATED, [run.job])
  await client.execute(FIND_DOUBLE, [run.job])
}

export type DeskCounts = Record<DeskRowKind, number>

export async function countRows(client: Queryable, job: string): Promise<DeskCounts> {
  const rows = await client.query<{ kind: DeskRowKind; rows: number }>(COUNT_ROWS, [job])
  const counts = Object.fromEntries(DESK_ROW_KINDS.map((kind) => [kind, 0])) as DeskCounts
  for (const { kind, rows: count } of rows) counts[kind] = count
  return counts
}

/** What the report says of the rows as they are now. */
export async function summariseRows(
  client: Queryable,
  job: string,
): Promise<Required<Pick<DeskReport, 'counts' | 'placed' | 'unanswered'>>> {
  const counts = await countRows(client, job)
  const byGrid = await client.query<{ grid: GridCode; rows: number; all: number }>(COUNT_GRIDS, [
    job,
  ])
  const unanswered = counts.doubtful
  const { added, changed, moved, same, doubtful, failed } = counts
  const rows = added + changed + moved + same
  return { counts, placed: { rows, all: rows + doubtful + failed, byGrid }, unanswered }
}

/** `DeskReport.points` as JSON: twenty thousand objects less that the serving thread would have to make. */
export async function listPoints(client: Queryable, job: string): Promise<string> {
  const row = await client.first<{ points: string | null }>(LIST_POINTS, [
    job,
    DESK_ROW_KINDS,
    MOST_POINTS,
  ])
  return row?.points ?? '[]'
}
