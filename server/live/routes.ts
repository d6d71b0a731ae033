import { Hono } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import type { Services } from '../services.ts'
import { createFanOut } from './fan-out.ts'
import { openStream } from './open-stream.ts'

/**
 * `GET /live`: server-sent events with JSON data, resumed by `Last-Event-ID`. `event: access` says that the session's rights
 * are others from now on, `event: ended` that it has none any more.
 */
export function liveRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const fanOut = createFanOut(services)
  app.get('/', (c) => {
    const lastId = parseLastId(c.req.header('Last-Event-ID') ?? c.req.query('lastEventId'))
    const signedIn = { session: c.get('session'), scope: c.get('scope') }
    return c.body(openStream(services, fanOut, { signedIn, lastId }), 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    })
  })
  return app
}

function parseLastId(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^\d{1,15}$/.test(text)) {
    throw new Refusal(400, 'bad-last-event-id', 'Last-Event-ID must be a number given by /live.')
  }
  return Number(text)
}
