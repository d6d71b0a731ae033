import { Hono } from 'hono'
import * as v from 'valibot'
import { Refusal } from '../../../data/contracts/index.ts'
import { query, readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { scopeOn } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import { replayDay } from './replay-day.ts'

const dayQuery = v.strictObject({ area: v.optional(query.area, '') })

/** `GET /api/event-days/{date}`: a day as it went. */
export function eventDayRoutes({ db, registry }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/:date', async (c) => {
    const scope = scopeOn(c.get('scope'), registry.layer('EVENT')!)
    const date = c.req.param('date')
    const { area } = readQuery(c, dayQuery)
    if (!scope || !isDay(date)) {
      throw new Refusal(404, 'event-not-found', 'There is no such day for this account.')
    }
    c.header('Cache-Control', 'private, no-store')
    return c.json(await replayDay(db, scope, date, area))
  })
  return app
}

function isDay(date: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(date)) return false
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
