import { Hono } from 'hono'
import type { AppEnv } from '../security/app-env.ts'
import type { Services } from '../services.ts'

/** `GET /healthz`: 200 while it can serve, 503 while not. */
export function healthRoute({ db, settings }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    c.header('Cache-Control', 'no-store')
    const { version, mode } = settings
    const state = { version, database: settings.databaseUrl ? 'external' : 'embedded', mode }
    try {
      await db.query('select 1')
      return c.json({ status: 'ok', ...state })
    } catch {
      // The answer is the report; the pool has logged the reason.
      return c.json({ status: 'unavailable', ...state }, 503)
    }
  })
  return app
}
