import { Hono } from 'hono'
import * as v from 'valibot'
import { PURPOSES } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { AppEnv } from './app-env.ts'
import { audit } from './audit.ts'
import { currentPurpose, endPurpose, purposeText, statePurpose } from './purpose.ts'
import { readBody } from './read-body.ts'

const stated = v.pipe(
  v.strictObject({
    purpose: v.picklist(PURPOSES, `must be one of ${PURPOSES.join(', ')}`),
    note: v.optional(
      v.pipe(v.string(), v.trim(), v.minLength(2, 'is too short'), v.maxLength(100, 'is too long')),
    ),
  }),
  v.forward(
    v.check(({ purpose, note }) => purpose !== 'other' || note !== undefined, 'say what it is for'),
    ['note'],
  ),
)

/** `/api/sessions/current/purpose`: what this session looks at personal values for. */
export function purposeRoutes({ db }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/current/purpose', async (c) => {
    c.header('Cache-Control', 'private, no-store')
    return c.json(await currentPurpose(db, c.get('session')))
  })
  app.put('/current/purpose', async (c) => {
    const { purpose, note } = await readBody(c, stated)
    const session = c.get('session')
    const now = await db.transaction(async (client) => {
      await statePurpose(client, session, purpose, note)
      const { userId } = session
      const text = purposeText({ purpose, ...(note && { note }), until: '' })
      await audit(client, { userId, action: 'session.purpose', target: userId, purpose: text })
      return currentPurpose(client, session)
    })
    return c.json(now)
  })
  app.delete('/current/purpose', async (c) => {
    await endPurpose(db, c.get('session'))
    return c.body(null, 204)
  })
  return app
}
