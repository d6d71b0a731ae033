import { Hono } from 'hono'
import {
  type EventDetail,
  type EventPage,
  type LayerScope,
  parseFeatureCode,
  Refusal,
  type Scope,
  type StatedPurpose,
} from '../../data/contracts/index.ts'
import { readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import { currentPurpose, purposeText } from '../security/purpose.ts'
import { readableAttributes } from '../security/readable-attributes.ts'
import { gradeAt, scopeOn } from '../security/scope.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'
import { eventSummary } from '../storage/event-summary.ts'
import { eventQuery, formatCursor, parseCursor } from './event-filter.ts'
import { actorOf } from './loop/actor.ts'
import { readLedEvent } from './loop/led-event.ts'
import { eventLoopRoutes } from './loop/routes.ts'
import { viewLoop } from './loop/view-loop.ts'
import { reportRoutes } from './report/routes.ts'
import { countEvents, type EventDetailRow, findEvent, listEvents } from './store.ts'

/** `/api/events`: the list, one event, and what is done with them. */
export function eventRoutes(services: Services): Hono<AppEnv> {
  const { db, registry, keys } = services
  const layer = registry.layer('EVENT')
  if (layer === undefined) throw new Error('The registry has no layer EVENT')
  const app = new Hono<AppEnv>()
  const scopeOfEvents = (scope: Scope): LayerScope => {
    const found = scopeOn(scope, layer)
    if (found === undefined) throw notFound()
    return found
  }

  app.get('/', async (c) => {
    const scope = scopeOfEvents(c.get('scope'))
    const filter = readQuery(c, eventQuery)
    const after = filter.after === undefined ? undefined : parseCursor(filter.after)
    const [rows, counts] = await Promise.all([
      listEvents(db, scope, filter, after, filter.limit + 1),
      countEvents(db, scope, filter),
    ])
    const items = rows.slice(0, filter.limit).map(eventSummary)
    const last = rows.length > filter.limit ? items.at(-1) : undefined
    const page: EventPage = { items, ...counts, next: last ? formatCursor(last) : null }
    c.header('Cache-Control', 'private, no-store')
    return c.json(page)
  })

  app.route('/', reportRoutes(services))
  app.route('/', eventLoopRoutes(services))

  app.get('/:no', async (c) => {
    const scope = scopeOfEvents(c.get('scope'))
    const no = parseFeatureCode(c.req.param('no'))
    const row = no && (await findEvent(db, scope, no))
    if (!row) throw notFound()
    c.header('Cache-Control', 'private, no-store')
    const event = await db.transaction(async (client): Promise<EventDetail> => {
      const purpose = await currentPurpose(client, c.get('session'))
      const hasPurpose = purpose !== null
      const { detail, disclosed } = details(row, scope, hasPurpose)
      const led = await readLedEvent(client, registry, scope, no)
      if (!led) throw notFound()
      const viewer = { scope, actor: actorOf(c.get('scope'), layer), hasPurpose }
      const loop = await viewLoop(client, viewer, led)
      const read = loop.twins.flatMap((twin) => (twin.description === null ? [] : [twin.no]))
      if (disclosed.length + read.length > 0) await writeDown(client, scope, row, purpose, read)
      return { ...eventSummary(row), ...detail, loop }
    })
    return c.json(event)
  })

  const details = (row: EventDetailRow, scope: LayerScope, hasPurpose: boolean) => {
    const { no: code, grid, description } = row
    const { values, disclosed } = readableAttributes(
      scope,
      { code, grid, attributes: { description } },
      { keys, hasPurpose },
    )
    const isForService = (gradeAt(scope, grid) ?? 1) >= SERVICE_GRADE
    const shown = values.find(({ key }) => key === 'description')
    const detail = {
      categoryVersion: row.category_version,
      tags: isForService ? row.tags : [],
      description: (shown?.value ?? null) as string | null,
      ...(shown?.revealable && { descriptionRevealable: true }),
      building: row.building,
      room: row.room,
      community: row.community,
      attributes: isForService ? row.attributes : {},
    }
    return { detail, disclosed }
  }
  return app
}

/** Facets of accidents are about somebody (`entity-grades.ts`). */
const SERVICE_GRADE = 2

async function writeDown(
  db: Queryable,
  { userId }: LayerScope,
  { no, grid, building }: EventDetailRow,
  purpose: StatedPurpose | null,
  twins: readonly string[],
): Promise<void> {
  await audit(db, {
    userId,
    action: 'feature.read',
    target: `EVENT/${no}`,
    layer: 'EVENT',
    grid,
    building,
    ...(purpose && { purpose: purposeText(purpose) }),
    details: { disclosed: ['description'], ...(twins.length > 0 && { twins }) },
  })
}

function notFound(): Refusal {
  return new Refusal(404, 'event-not-found', 'There is no such event.')
}
