import type {
  EventAction,
  EventCourse,
  EventReport,
  NewEvent,
  RoutingTrace,
} from '../../../data/contracts/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { COURSE_COLUMNS, courseColumns, instant } from '../loop/course-columns.ts'
import type { EventPlace } from './find-place.ts'

const insertSql = loadSql(import.meta.url, 'insert-events.sql')

export interface NewRow {
  report: EventReport
  place: EventPlace
  clientId: string | undefined
  route: RoutingTrace
  given: NewEvent
  facets: Readonly<Record<string, string>>
  category: string
  title: string
  action: EventAction
  course: EventCourse
  nextTickAt: number | null
}

/** Answers the names of the desks that they go to, by their numbers. */
export async function insertEvents(
  client: Queryable,
  rows: readonly NewRow[],
): Promise<Map<string, string>> {
  const inserted = await client.query<{ no: string; desk: string | null }>(insertSql, [
    JSON.stringify(rows.map(columnsOf)),
  ])
  return new Map(inserted.flatMap(({ no, desk }) => (desk === null ? [] : [[no, desk]])))
}

function columnsOf({ report, place, given, facets, course, ...row }: NewRow) {
  const { addressId, subdistrict, building, room, lon, lat, community, grid } = place
  const values = courseColumns(course)
  return {
    ...Object.fromEntries(COURSE_COLUMNS.map((column, index) => [column, values[index]])),
    ...{ subdistrict, address_id: addressId, building, room, lon, lat, community, grid },
    no: report.no,
    client_id: row.clientId ?? null,
    category: row.category,
    category_version: report.categoryVersion,
    urgency: report.urgency,
    source: report.source,
    title: row.title,
    description: given.text?.trim() ?? '',
    reported_at: new Date(row.action.at),
    attributes: {
      ...facets,
      ...(given.seenAt && { seen_at: given.seenAt }),
      ...(given.foreignNo && { foreign_no: given.foreignNo }),
    },
    route: row.route,
    course,
    next_tick_at: instant(row.nextTickAt),
    first: row.action,
  }
}
