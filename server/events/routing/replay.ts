import type { DeskLevel, RoutingTable } from '../../../data/contracts/index.ts'
import { createWorkCalendar, routeEvent } from '../../../data/rules/event-loop/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const replaySql = loadSql(import.meta.url, 'replay.sql')
const EXAMPLES = 20

interface ReplayRow {
  no: string
  category: string
  subclass: string
  level: number
  source: string
  grid: string
  reported_at: Date
}

export interface RoutingChange {
  fromRule: string
  fromDesk: DeskLevel
  toRule: string
  toDesk: DeskLevel
  count: number
  examples: string[]
}

export interface Replay {
  /** The newest event counts as today: what lies still has no last month. */
  events: number
  /** Of them, how many would have gone elsewhere. */
  moved: number
  changes: RoutingChange[]
  /** How often each rule of the new table would have decided. */
  used: Readonly<Record<string, number>>
}

/** What a change of rules would have done with the events of the last days. */
export async function replayRouting(
  client: Queryable,
  patterns: readonly string[],
  tables: { current: RoutingTable; changed: RoutingTable },
  since: Date,
): Promise<Replay> {
  const calendar = createWorkCalendar()
  const rows = await client.query<ReplayRow>(replaySql, [since, patterns])
  const changes = new Map<string, RoutingChange>()
  const used: Record<string, number> = Object.fromEntries(
    tables.changed.rules.map(({ id }) => [id, 0]),
  )
  let moved = 0
  for (const { reported_at: at, ...subject } of rows) {
    const asked = { ...subject, at: at.getTime() }
    const before = routeEvent(calendar, tables.current, asked)
    const after = routeEvent(calendar, tables.changed, asked)
    used[after.rule] = (used[after.rule] ?? 0) + 1
    if (before.desk !== after.desk) moved++
    if (before.rule === after.rule && before.desk === after.desk) continue
    const key = [before.rule, before.desk, after.rule, after.desk].join(' ')
    const change = changes.get(key) ?? {
      fromRule: before.rule,
      fromDesk: before.desk,
      toRule: after.rule,
      toDesk: after.desk,
      count: 0,
      examples: [],
    }
    change.count++
    if (change.examples.length < EXAMPLES) change.examples.push(subject.no)
    changes.set(key, change)
  }
  const sorted = [...changes.values()].sort((a, b) => b.count - a.count)
  return { events: rows.length, moved, changes: sorted, used }
}

/** The time of the newest report: a sample, or a district that was loaded yesterday, has its own last month. */
export async function newestReport(client: Queryable): Promise<Date> {
  const row = await client.first<{ at: Date | null }>(
    'select max(reported_at) as at from grid_event',
  )
  return row?.at ?? new Date()
}
