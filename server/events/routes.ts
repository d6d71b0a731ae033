import { Hono } from 'hono'
import {
  type EventDetail,
  type EventPage,
  type LayerScope,
  parseFeatureCode,
  Refusal,
  type Scope,
} from '../../data/contracts/index.ts'
import { readQuery } from '../http/read-query.ts'
import type { AppEnv } from '../security/app-env.ts'
import { readableAttributes } from '../security/readable-attributes.ts'
import { gradeAt, scopeOn } from '../security/scope.ts'
import type { Services } from '../services.ts'
import { eventSummary } from '../storage/event-summary.ts'
import { eventQuery, formatCursor, parseCursor } from './event-filter.ts'
import { countEvents, type EventDetailRow, findEvent, listEvents } from './store.ts'

/** `GET /api/events` and `GET /api/events/{no}`. */
export function eventRoutes({ db, registry }: Services): Hono<AppEnv> {
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

  app.get('/:no', async (c) => {
    const scope = scopeOfEvents(c.get('scope'))
    const no = parseFeatureCode(c.req.param('no'))
    const row = no && (await findEvent(db, scope, no))
    if (!row) throw notFound()
    c.header('Cache-Control', 'private, no-store')
    const event: EventDetail = { ...eventSummary(row), ...details(row, scope) }
    return c.json(event)
  })

  const details = (row: EventDetailRow, scope: LayerScope) => {
    const definition = layer.attributes.filter(({ key }) => key === 'description')
    const grade = gradeAt(scope, row.grid) ?? 1
    const { values } = readableAttributes(definition, { description: row.description }, grade)
    return {
      categoryVersion: row.category_version,
      tags: row.tags,
      description: (values[0]?.value ?? null) as string | null,
      building: row.building,
      room: row.room,
      community: row.community,
      attributes: row.attributes,
    }
  }
  return app
}

function notFound(): Refusal {
  return new Refusal(404, 'event-not-found', 'There is no such event.')
}
