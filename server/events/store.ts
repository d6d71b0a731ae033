import type { BuildingCode, EventPage, LayerScope, RoomCode } from '../../data/contracts/index.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import type { EventRow } from '../storage/event-summary.ts'
import { loadSql } from '../storage/sql-file.ts'
import { type EventCursor, type EventQuery, statesOf } from './event-filter.ts'

export interface EventDetailRow extends EventRow {
  category_version: string
  tags: string[]
  description: string
  building: BuildingCode | null
  room: RoomCode | null
  community: string
  attributes: Record<string, unknown>
}

export const listEvents = (
  db: Queryable,
  scope: LayerScope,
  filter: EventQuery,
  after: EventCursor | undefined,
  limit: number,
): Promise<EventRow[]> =>
  db.query(LIST_EVENTS, [
    ...filterParams(scope, filter),
    after?.reportedAt ?? null,
    after?.no ?? null,
    limit,
  ])

export async function countEvents(
  db: Queryable,
  scope: LayerScope,
  filter: EventQuery,
): Promise<Pick<EventPage, 'total' | 'open' | 'overdue'>> {
  return (await db.first<Pick<EventPage, 'total' | 'open' | 'overdue'>>(
    COUNT_EVENTS,
    filterParams(scope, filter),
  ))!
}

export const findEvent = (
  db: Queryable,
  scope: LayerScope,
  no: string,
): Promise<EventDetailRow | undefined> => db.first(FIND_EVENT, [no, visibleAreas(scope).patterns])

function filterParams(scope: LayerScope, filter: EventQuery): unknown[] {
  const { patterns, subdistricts } = visibleAreas(scope, filter.area)
  const { category = null, level = null, from = null, to = null, overdue } = filter
  return [patterns, subdistricts, statesOf(filter), category, level, from, to, overdue]
}

const LIST_EVENTS = loadSql(import.meta.url, 'list-events.sql')
const COUNT_EVENTS = loadSql(import.meta.url, 'count-events.sql')
const FIND_EVENT = loadSql(import.meta.url, 'find-event.sql')
