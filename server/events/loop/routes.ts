import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { parseFeatureCode, Refusal } from '../../../data/contracts/index.ts'
import type { Registry } from '../../../data/registry/index.ts'
import { query, readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { readBody } from '../../security/read-body.ts'
import { scopeOn } from '../../security/scope.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import { type ActingAs, actOnEvent, eventNotFound } from './act.ts'
import { actorOf } from './actor.ts'
import { clientIdFrom, clientIdOf } from './idempotency.ts'
import { readLedEvent } from './led-event.ts'
import { listWork } from './list-work.ts'
import { peopleFor, peopleForMany } from './people.ts'
import { bulkAction, eventAction, inputOf, numbersOnly } from './schemas.ts'

const workQuery = v.strictObject({ limit: v.optional(query.integer(1, 500), '200') })

/** `GET /api/event-work`: what waits for one. */
export function eventWorkRoutes({ db, registry }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    const { scope, actor } = askerOf(c, registry)
    const { limit } = readQuery(c, workQuery)
    return c.json(await listWork(db, scope, actor, limit))
  })
  return app
}

function askerOf(c: Context<AppEnv>, registry: Registry): ActingAs {
  const layer = registry.layer('EVENT')!
  const scope = scopeOn(c.get('scope'), layer)
  if (scope === undefined) throw eventNotFound()
  return { registry, scope, actor: actorOf(c.get('scope'), layer) }
}

/** `/api/events`: what is done with events. */
export function eventLoopRoutes({ db, registry }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const asker = (c: Context<AppEnv>) => askerOf(c, registry)

  app.get('/:no/people', async (c) => {
    const no = parseFeatureCode(c.req.param('no'))
    const event = no && (await readLedEvent(db, registry, asker(c).scope, no))
    if (!event) throw eventNotFound()
    return c.json(await peopleFor(db, registry, event.row.grid))
  })

  app.post('/people', async (c) => {
    const { scope } = asker(c)
    const { nos } = await readBody(c, numbersOnly)
    const rows = await db.query<{ grid: string }>(
      'select grid from grid_event where no = any($1) and grid like any($2::text[])',
      [nos, visibleAreas(scope).patterns],
    )
    return c.json(
      await peopleForMany(
        db,
        registry,
        rows.map(({ grid }) => grid),
      ),
    )
  })

  app.post('/:no/actions', async (c) => {
    const no = parseFeatureCode(c.req.param('no'))
    if (!no) throw eventNotFound()
    const as = asker(c)
    const given = await readBody(c, eventAction)
    const clientId = clientIdOf(c, as.actor.user)
    const course = await db.transaction((client) =>
      actOnEvent(client, as, {
        no,
        verb: given.verb,
        input: inputOf(given),
        ...(given.lonLat && { lonLat: given.lonLat }),
        ...(clientId && { clientId }),
      }),
    )
    return c.json({ no, state: course.state, seq: course.seq })
  })

  // Each for itself: one that cannot be done keeps no other waiting.
  app.post('/actions', async (c) => {
    const as = asker(c)
    const { nos, ...given } = await readBody(c, bulkAction)
    const key = c.req.header('Idempotency-Key')
    const results = []
    for (const no of new Set(nos)) {
      const act = {
        no,
        verb: given.verb,
        input: inputOf(given),
        ...(key && { clientId: clientIdFrom(as.actor.user, `${key} ${no}`) }),
      }
      try {
        const course = await db.transaction((client) => actOnEvent(client, as, act))
        results.push({ no, state: course.state })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { code, message, details } = error
        results.push({ no, error: { code, message, details } })
      }
    }
    return c.json({ results })
  })
  return app
}
