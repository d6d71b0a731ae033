import {
  type EventReport,
  type EventState,
  type LayerScope,
  type NewEvent,
  Refusal,
  type ReportedEvent,
  type RoutingTrace,
} from '../../../data/contracts/index.ts'
import { CURRENT_EVENT_VERSION, type Registry, timingAreaOf } from '../../../data/registry/index.ts'
import { decideReport, deskFor, routeEvent } from '../../../data/rules/event-loop/index.ts'
import { audit } from '../../security/audit.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { findOwnPhotos, usePhotos } from '../loop/evidence.ts'
import { rulesOn } from '../loop/rules.ts'
import { writeActions } from '../loop/write-actions.ts'
import { currentRouting } from '../routing/current-table.ts'
import { type EventPlace, findPlace } from './find-place.ts'
import { findTwins } from './find-twins.ts'

export interface Reporting {
  registry: Registry
  scope: LayerScope
  userId: string
  /** Sent twice, reported once. */
  clientId: string | undefined
  /** What else is known of it: the alarm that has opened it. */
  facets?: Readonly<Record<string, string>>
}

/** 上报: one event, routed to its desk, with its clock running. In one transaction with audit and message. */
export async function reportEvent(
  client: Queryable,
  { registry, scope, userId, clientId, facets = {} }: Reporting,
  given: NewEvent,
): Promise<ReportedEvent> {
  const known = clientId && (await findReported(client, scope, clientId, userId))
  if (known) return known
  const found = registry.currentEventSubclass(CURRENT_EVENT_VERSION, given.subclass)
  if (!found) throw refuseField('subclass', 'There is no such class of events.')
  const { category, subclass } = found
  const place = await findPlace(client, scope, given.place)
  const { photos = [], text = '', source = '网格巡查' } = given
  await findOwnPhotos(client, userId, photos)

  const at = Date.now()
  const loop = rulesOn(at)
  const level = given.level ?? subclass.level
  const route = routeEvent(loop.calendar, await currentRouting(client), {
    category: category.code,
    subclass: subclass.code,
    level,
    source,
    grid: place.grid,
    at,
  })
  const report: EventReport = {
    no: await issueNumber(client, place),
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

  await insertEvent(client, {
    report,
    place,
    at,
    userId,
    clientId,
    route,
    given,
    facets,
    category: category.code,
    title: subclass.name.zh,
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
  const deskName = await nameOfDesk(client, desk.area)
  const course = await writeActions(client, {
    registry,
    loop,
    subdistrict: place.subdistrict,
    before: null,
    actions: [decision.action],
  })
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

async function findReported(
  client: Queryable,
  scope: LayerScope,
  clientId: string,
  userId: string,
): Promise<ReportedEvent | undefined> {
  const row = await client.first<{
    no: string
    state: EventState
    title: string
    desk_area: string
    deadline_at: Date | null
    route: RoutingTrace
    reported_by: string
    is_visible: boolean
  }>(
    `select no, state, title, desk_area, deadline_at, route, reported_by, grid like any($2::text[]) as is_visible
     from grid_event where client_id = $1`,
    [clientId, visibleAreas(scope).patterns],
  )
  if (!row) return undefined
  if (row.reported_by !== userId || !row.is_visible) {
    throw new Refusal(409, 'key-reused', 'This Idempotency-Key was used for another event.')
  }
  const { no, state, title, route } = row
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

async function issueNumber(client: Queryable, { grid }: EventPlace): Promise<string> {
  const row = await client.first<{ serial: number }>(`select nextval('event_number') as serial`)
  return `E${grid.slice(0, 6)}L${String(row!.serial).padStart(8, '0')}`
}

interface NewRow {
  report: EventReport
  place: EventPlace
  at: number
  userId: string
  clientId: string | undefined
  route: RoutingTrace
  given: NewEvent
  facets: Readonly<Record<string, string>>
  category: string
  title: string
}

async function insertEvent(client: Queryable, row: NewRow): Promise<void> {
  const { report, place, given, route } = row
  const facets = {
    ...row.facets,
    ...(given.seenAt && { seen_at: given.seenAt }),
    ...(given.foreignNo && { foreign_no: given.foreignNo }),
  }
  await client.execute(
    `insert into grid_event (subdistrict, no, client_id, category, category_version, subclass, level, urgency, source,
       title, description, state, reported_at, address_id, building, room, lon, lat, community, grid, attributes,
       origin, reported_by, route)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'reported', $12, $13, $14, $15, $16, $17, $18, $19, $20,
       'loop', $21, $22)`,
    [
      place.subdistrict,
      report.no,
      row.clientId ?? null,
      row.category,
      report.categoryVersion,
      report.subclass,
      report.level,
      report.urgency,
      report.source,
      row.title,
      given.text?.trim() ?? '',
      new Date(row.at),
      place.addressId,
      place.building,
      place.room,
      place.lon,
      place.lat,
      place.community,
      place.grid,
      JSON.stringify(facets),
      row.userId,
      JSON.stringify(route),
    ],
  )
}

const refuseField = (field: string, sentence: string) =>
  new Refusal(422, 'event-report', `${field}: ${sentence}`, { field })
