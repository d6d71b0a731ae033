import type {
  EventAction,
  EventCourse,
  EventState,
  EventUrgency,
  LayerScope,
  RoutingTrace,
} from '../../../data/contracts/index.ts'
import { CURRENT_EVENT_VERSION, type Registry, timingAreaOf } from '../../../data/registry/index.ts'
import {
  adoptEvent,
  deskFor,
  foldEvent,
  type LoopRules,
} from '../../../data/rules/event-loop/index.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { rulesOf, rulesOn } from './rules.ts'

export interface LedRow {
  subdistrict: string
  no: string
  category_version: string
  subclass: string
  level: 1 | 2 | 3 | 4
  urgency: EventUrgency
  source: string
  state: EventState
  title: string
  reported_at: Date
  deadline_at: Date | null
  closed_at: Date | null
  lon: number
  lat: number
  grid: string
  building: string | null
  origin: 'import' | 'loop'
  course: EventCourse | null
  route: RoutingTrace | null
  merged_into: string | null
}

/** An event as the loop sees it. */
export interface LedEvent {
  row: LedRow
  loop: LoopRules
  course: EventCourse
  /** Of an event that another system has led so far: what must have happened, not yet written down. */
  adopted: readonly EventAction[]
}

const findLed = loadSql(import.meta.url, 'find-led.sql')
const findLedForUpdate = loadSql(import.meta.url, 'find-led-for-update.sql')

export async function readLedEvent(
  client: Queryable,
  registry: Registry,
  scope: LayerScope,
  no: string,
  { forUpdate = false } = {},
): Promise<LedEvent | undefined> {
  const sql = forUpdate ? findLedForUpdate : findLed
  const row = await client.first<LedRow>(sql, [no, visibleAreas(scope).patterns])
  return row && ledEvent(registry, row)
}

export function ledEvent(registry: Registry, row: LedRow): LedEvent {
  if (row.course !== null) {
    return { row, loop: rulesOf(row.course.ruleVersion), course: row.course, adopted: [] }
  }
  const loop = rulesOn(row.reported_at.getTime())
  const adopted = adoptEvent(loop, {
    report: {
      no: row.no,
      subclass: row.subclass,
      categoryVersion: row.category_version,
      level: row.level,
      urgency: row.urgency,
      source: row.source,
      grid: row.grid,
      timingArea: timingAreaOf(row.grid),
      complex: isComplex(registry, row),
    },
    desk: deskFor(row.grid, 'subdistrict'),
    state: row.state,
    reportedAt: row.reported_at.getTime(),
    deadlineAt: row.deadline_at?.getTime() ?? null,
    closedAt: row.closed_at?.getTime() ?? null,
  })
  return { row, loop, course: foldEvent(adopted), adopted }
}

export const isComplex = (
  registry: Registry,
  {
    category_version: version = CURRENT_EVENT_VERSION,
    subclass,
  }: Pick<LedRow, 'category_version' | 'subclass'>,
) => registry.eventSubclass(version, subclass)?.complex === true
