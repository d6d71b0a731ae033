import {
  type EventAction,
  type EventCourse,
  type EventReport,
  type EventState,
  type LayerScope,
  type NewEvent,
  Refusal,
  type ReportedEvent,
  type RoutingTrace,
} from '../../../data/contracts/index.ts'
import { CURRENT_EVENT_VERSION, type Registry, timingAreaOf } from '../../../data/registry/index.ts'
import {
  decideReport,
  deskFor,
  foldEvent,
  nextTick,
  routeEvent,
} from '../../../data/rules/event-loop/index.ts'
import { audit } from '../../security/audit.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { courseColumns, instant } from '../loop/course-columns.ts'
import { findOwnPhotos, usePhotos } from '../loop/evidence.ts'
import { rulesOn } from '../loop/rules.ts'
import { type EventNews, tellOfEvents } from '../loop/write-actions.ts'
import { routingOf, type SettledRouting } from '../routing/current-table.ts'
import { type EventPlace, findPlace } from './find-place.ts'
import { findTwins } from './find-twins.ts'

const beginReport = loadSql(import.meta.url, 'begin-report.sql')
const insertNewEvent = loadSql(import.meta.url, 'insert-event.sql')

export interface Reporting {
  registry: Registry
  scope: LayerScope
  userId: string
  /** Sent twice, reported once. */
  clientId: string | undefined
  /** What else is known of it: the alarm that has opened it. */
  facets?: Readonly<Record<string, string>>
  /** Takes what is to be told, where the caller tells of several reports at once. */
  later?: (news: EventNews) => void
}

/** 上报: one event, routed to its desk, with its clock running. In one transaction with audit and message. */
export async function reportEvent(
  client: Queryable,
  { registry, scope, userId, clientId, facets = {}, later }: Reporting,
  given: NewEvent,
): Promise<ReportedEvent> {
  const begun = await client.first<BegunRow>(beginReport, [
    clientId ?? null,
    visibleAreas(scope).patterns,
  ])
  if (begun!.no !== null) return reportedBefore(client, begun as KnownRow, userId)
  const found = registry.currentEventSubclass(CURRENT_EVENT_VERSION, given.subclass)
  if (!found) throw refuseField('subclass', 'There is no such class of events.')
  const { category, subclass } = found
  const place = await findPlace(client, scope, given.place)
  const { photos = [], text = '', source = '网格巡查' } = given
  await findOwnPhotos(client, userId, photos)

  const at = Date.now()
  const loop = rulesOn(at)
  const level = given.level ?? subclass.level
  const route = routeEvent(loop.calendar, routingOf(begun), {
    category: category.code,
    subclass: subclass.code,
    level,
    source,
    grid: place.grid,
    at,
  })
  const report: EventReport = {
    no: numberOf(place, begun!.serial!),
    subclass: subclass.code,
    categoryVersion: CURRENT_EVENT_VERSION,
    level,
    urgency: given.urgency ?? route.urgency,
    source,
    grid: place.grid,
    timingArea: timingAreaOf(place.grid),
    complex: subclass.complex === true,
  }
  const saysWhat = text.trim() !== '' || photos.length > 0
  const desk = deskFor(place.grid, route.desk)
  const decision = decideReport(loop, { report, by: userId, at, desk, saysWhat })
  if (!decision.ok) throw refuseField('text', `Say what there is, or send a photo.`)

  const { action } = decision
  const course = foldEvent([action])
  const deskName = await insertEvent(client, {
    report,
    place,
    clientId,
    route,
    given,
    facets,
    category: category.code,
    title: subclass.name.zh,
    action,
    course,
    nextTickAt: nextTick(loop, course),
  })
  await usePhotos(client, { subdistrict: place.subdistrict, no: report.no }, 1, photos)
  await audit(client, {
    userId,
    action: 'event.report',
    target: `EVENT/${report.no}`,
    layer: 'EVENT',
    grid: place.grid,
    building: place.building,
    details: { subclass: subclass.code, rule: route.rule },
  })
  const twinOf = { ...place, no: report.no, subclass: subclass.code, at: new Date(at) }
  const twins = await findTwins(client, { scope, hasPurpose: false }, twinOf)
  const news = { subdistrict: place.subdistrict, course }
  if (later) later(news)
  else await tellOfEvents(client, [news])
  return {
    no: report.no,
    state: course.state,
    title: subclass.name.zh,
    deskName,
    deadlineAt: course.deadlineAt === null ? null : new Date(course.deadlineAt).toISOString(),
    route,
    twins,
    repeated: false,
  }
}

export async function nameOfDesk(client: Queryable, area: string): Promise<string> {
  const row = await client.first<{ name: string }>(
    'select name from division where code = $1 and valid_to is null',
    [area.padEnd(12, '0')],
  )
  return row?.name ?? area
}

interface KnownRow {
  no: string
  state: EventState
  title: string
  desk_area: string
  deadline_at: Date | null
  route: RoutingTrace
  reported_by: string
  is_visible: boolean
}

type BegunRow = SettledRouting & { serial: number | null } & (KnownRow | { no: null })

async function reportedBefore(
  client: Queryable,
  { no, state, title, route, ...row }: KnownRow,
  userId: string,
): Promise<ReportedEvent> {
  if (row.reported_by !== userId || !row.is_visible) {
    throw new Refusal(409, 'key-reused', 'This Idempotency-Key was used for another event.')
  }
  return {
    no,
    state,
    title,
    route,
    deskName: await nameOfDesk(client, row.desk_area),
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    twins: [],
    repeated: true,
  }
}

const numberOf = ({ grid }: EventPlace, serial: number) =>
  `E${grid.slice(0, 6)}L${String(serial).padStart(8, '0')}`

interface NewRow {
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

/** Answers the name of the desk that it goes to. */
async function insertEvent(client: Queryable, row: NewRow): Promise<string> {
  const { report, place, given, route } = row
  const facets = {
    ...row.facets,
    ...(given.seenAt && { seen_at: given.seenAt }),
    ...(given.foreignNo && { foreign_no: given.foreignNo }),
  }
  const inserted = await client.first<{ desk: string | null }>(insertNewEvent, [
    place.subdistrict,
    report.no,
    row.clientId ?? null,
    row.category,
    report.categoryVersion,
    report.urgency,
    report.source,
    row.title,
    given.text?.trim() ?? '',
    new Date(row.action.at),
    place.addressId,
    place.building,
    place.room,
    place.lon,
    place.lat,
    place.community,
    place.grid,
    JSON.stringify(facets),
    JSON.stringify(route),
    JSON.stringify(row.course),
    instant(row.nextTickAt),
    JSON.stringify(row.action),
    ...courseColumns(row.course),
  ])
  return inserted?.desk ?? row.course.desk.area
}

const refuseField = (field: string, sentence: string) =>
  new Refusal(422, 'event-report', `${field}: ${sentence}`, { field })
