import {
  type EventReport,
  type NewEvent,
  Refusal,
  type ReportedEvent,
} from '../../../data/contracts/index.ts'
import { CURRENT_EVENT_VERSION, type Registry, timingAreaOf } from '../../../data/registry/index.ts'
import {
  decideReport,
  deskFor,
  foldEvent,
  nextTick,
  routeEvent,
} from '../../../data/rules/event-loop/index.ts'
import { auditAll } from '../../security/audit.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { findOwnPhotos, usePhotos } from '../loop/evidence.ts'
import { rulesOn } from '../loop/rules.ts'
import { tellOfEvents } from '../loop/write-actions.ts'
import { type Begun, beginReports, type KnownReport } from './begin-reports.ts'
import { type EventPlace, findPlaces, placeInScope } from './find-place.ts'
import { findAllTwins } from './find-twins.ts'
import { insertEvents, type NewRow } from './insert-events.ts'
import type { Reporting } from './reporting.ts'

export interface Report {
  as: Reporting
  given: NewEvent
}

type Outcome = ReportedEvent | Refusal

/** 上报: one event, routed to its desk, with its clock running. In one transaction with audit and message. */
export async function reportEvent(
  client: Queryable,
  as: Reporting,
  given: NewEvent,
): Promise<ReportedEvent> {
  const [outcome] = await reportEvents(client, [{ as, given }])
  if (outcome instanceof Refusal) throw outcome
  return outcome!
}

/**
 * Several in one transaction, in as many questions as one. What is refused is refused for itself, and nothing has been written
 * for it. No client id may come twice among them. Last in its transaction: see `tellOfEvents`.
 */
export async function reportEvents(
  client: Queryable,
  reports: readonly Report[],
): Promise<Outcome[]> {
  const begun = await beginReports(
    client,
    reports.map(({ as }) => as.clientId),
  )
  const places = await findPlaces(
    client,
    reports.map(({ given }) => given.place),
  )
  const drafts: (Draft | Outcome)[] = []
  for (const [index, report] of reports.entries()) {
    drafts.push(await refusedForItself(() => draftOf(client, report, begun[index]!, places[index])))
  }
  const written = await write(client, drafts.filter(isDraft))
  return drafts.map((one) => (isDraft(one) ? written.get(one.report.no)! : one))
}

interface Draft extends NewRow {
  as: Reporting
}

const isDraft = (one: Draft | Outcome): one is Draft => !(one instanceof Refusal) && 'course' in one

async function refusedForItself<Result>(find: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What is to be written for a report; of one that is there already the answer. */
async function draftOf(
  client: Queryable,
  { as, given }: Report,
  { known, serial, routing }: Begun,
  found: EventPlace | undefined,
): Promise<Draft | ReportedEvent> {
  const { registry, scope, userId } = as
  if (known) return reportedBefore(known, as)
  const { category, subclass } = subclassOf(registry, given)
  const place = placeInScope(scope, found)
  const { photos = [], text = '', source = '网格巡查' } = given
  await findOwnPhotos(client, userId, photos)

  const at = Date.now()
  const loop = rulesOn(at)
  const level = given.level ?? subclass.level
  const route = routeEvent(loop.calendar, routing, {
    category: category.code,
    subclass: subclass.code,
    level,
    source,
    grid: place.grid,
    at,
  })
  const report: EventReport = {
    no: numberOf(place, serial),
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
  const { clientId, facets = {} } = as
  const row = { report, place, clientId, route, given, facets, action, course }
  const title = subclass.name.zh
  return { ...row, as, category: category.code, title, nextTickAt: nextTick(loop, course) }
}

/** By number what is answered. */
async function write(
  client: Queryable,
  drafts: readonly Draft[],
): Promise<Map<string, ReportedEvent>> {
  if (drafts.length === 0) return new Map()
  const desks = await insertEvents(client, drafts)
  for (const { place, report, given } of drafts) {
    const event = { subdistrict: place.subdistrict, no: report.no }
    await usePhotos(client, event, 1, given.photos ?? [])
  }
  await auditAll(
    client,
    drafts.map(({ as, report, place, route }) => ({
      userId: as.userId,
      action: 'event.report',
      target: `EVENT/${report.no}`,
      layer: 'EVENT',
      grid: place.grid,
      building: place.building,
      details: { subclass: report.subclass, rule: route.rule },
    })),
  )
  const twins = await findAllTwins(
    client,
    drafts.map(({ as, place, report: { no, subclass }, action }) => ({
      scope: as.scope,
      hasPurpose: false,
      of: { ...place, no, subclass, at: new Date(action.at) },
    })),
  )
  await tellOfEvents(
    client,
    drafts.map(({ place: { subdistrict }, course }) => ({ subdistrict, course })),
  )
  return new Map(
    drafts.map(({ report: { no }, course, title, route }, index) => [
      no,
      {
        no,
        state: course.state,
        title,
        deskName: desks.get(no) ?? course.desk.area,
        deadlineAt: course.deadlineAt === null ? null : new Date(course.deadlineAt).toISOString(),
        route,
        twins: twins[index]!,
        repeated: false,
      },
    ]),
  )
}

function reportedBefore(known: KnownReport, { scope, userId }: Reporting): ReportedEvent {
  const { no, state, title, route, desk: deskName } = known
  if (known.reported_by !== userId || !seesGrid(scope, known.grid)) {
    throw new Refusal(409, 'key-reused', 'This Idempotency-Key was used for another event.')
  }
  const deadlineAt = known.deadline_at?.toISOString() ?? null
  return { no, state, title, route, deskName, deadlineAt, twins: [], repeated: true }
}

function subclassOf(registry: Registry, { subclass }: NewEvent) {
  const found = registry.currentEventSubclass(CURRENT_EVENT_VERSION, subclass)
  if (!found) throw refuseField('subclass', 'There is no such class of events.')
  return found
}

const numberOf = ({ grid }: EventPlace, serial: number) =>
  `E${grid.slice(0, 6)}L${String(serial).padStart(8, '0')}`

const refuseField = (field: string, sentence: string) =>
  new Refusal(422, 'event-report', `${field}: ${sentence}`, { field })
