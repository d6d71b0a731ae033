import type { EventState, RoutingTable, RoutingTrace } from '../../../data/contracts/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { routingOf, type SettledRouting } from '../routing/current-table.ts'

/** A report that is there already, under the same client id. */
export interface KnownReport {
  no: string
  state: EventState
  title: string
  desk: string
  deadline_at: Date | null
  route: RoutingTrace
  reported_by: string
  grid: string
}

export interface Begun {
  known: KnownReport | undefined
  /** For its number; of one that is there already none is used up. */
  serial: number
  routing: RoutingTable
}

type BegunRow = SettledRouting & { serial: number | null } & (KnownReport | { no: null })

const beginSql = loadSql(import.meta.url, 'begin-reports.sql')

/** Whether they are there already, else their numbers; in their order. */
export async function beginReports(
  client: Queryable,
  clientIds: readonly (string | undefined)[],
): Promise<Begun[]> {
  const rows = await client.query<BegunRow>(beginSql, [clientIds.map((id) => id ?? null)])
  const routing = routingOf(rows[0])
  return rows.map((row) => ({
    known: row.no === null ? undefined : row,
    serial: row.serial ?? Number.NaN,
    routing,
  }))
}
