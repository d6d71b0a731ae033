import { Hono } from 'hono'
import * as v from 'valibot'
import type { Services } from '../services.ts'
import type { AppEnv } from './app-env.ts'
import { audit } from './audit.ts'
import { changePassword, passwordChange } from './change-password.ts'
import { checkCredentials } from './check-credentials.ts'
import { clientAddress } from './client-address.ts'
import { providerLogout } from './oidc/provider.ts'
import { readBody } from './read-body.ts'
import { clearSessionCookie } from './session-cookie.ts'
import { endSession } from './sessions.ts'
import { beginSession, describeSession, renewSession } from './sign-in.ts'

const credentials = v.strictObject({
  username: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  code: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(40))),
})

/** `/api/sessions`: sign in, who am I, sign out. */
export function sessionRoutes(services: Services): Hono<AppEnv> {
  const { db, settings } = services
  const app = new Hono<AppEnv>()

  app.post('/', async (c) => {
    const given = await readBody(c, credentials)
    const address = clientAddress(c, settings)
    const account = await checkCredentials(services, { ...given, address })
    const signedIn = await beginSession(services, c, account.id, 'password')
    return c.json(describeSession(services, signedIn), 201)
  })

  app.get('/current', (c) => {
    c.header('Cache-Control', 'private, no-store')
    // The rights may have become less: what was fetched with the old ones must not come from the browser's own store.
    if (c.req.query('forget') === 'true') c.header('Clear-Site-Data', '"cache"')
    return c.json(describeSession(services, { session: c.get('session'), scope: c.get('scope') }))
  })

  app.put('/current/password', async (c) => {
    const wish = await readBody(c, passwordChange)
    await changePassword(services, c.get('session'), wish, clientAddress(c, settings))
    await renewSession(services, c)
    return c.body(null, 204)
  })

  app.delete('/current', async (c) => {
    const { id, userId, method } = c.get('session')
    await db.transaction(async (client) => {
      await endSession(client, id)
      await audit(client, { userId, action: 'session.end', target: userId })
    })
    clearSessionCookie(c)
    c.header('Clear-Site-Data', '"cache"')
    const leaveAt = method === 'oidc' ? await providerLogout(settings) : null
    return leaveAt === null ? c.body(null, 204) : c.json({ leaveAt })
  })
  return app
}
