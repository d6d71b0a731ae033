import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { Refusal, type SessionInfo } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { authenticate } from './access.ts'
import { findCredentials } from './accounts.ts'
import type { AppEnv } from './app-env.ts'
import { audit } from './audit.ts'
import { changePassword, passwordChange } from './change-password.ts'
import { readBody } from './read-body.ts'
import { clearSessionCookie, writeSessionCookie } from './session-cookie.ts'
import { endSession, type SignedIn, startSession } from './sessions.ts'
import { clientAddress } from './sign-in-limits.ts'

const credentials = v.strictObject({
  username: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
})

/** `/api/sessions`: sign in, who am I, sign out. */
export function sessionRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.post('/', async (c) => {
    const signedIn = await signIn(services, c, await readBody(c, credentials))
    return c.json(describe(services, signedIn), 201)
  })

  app.get('/current', (c) => {
    c.header('Cache-Control', 'private, no-store')
    // The rights may have become less: what was fetched with the old ones must not come from the browser's own store.
    if (c.req.query('forget') === 'true') c.header('Clear-Site-Data', '"cache"')
    return c.json(describe(services, { session: c.get('session'), scope: c.get('scope') }))
  })

  app.put('/current/password', async (c) => {
    const session = c.get('session')
    const attempt = { username: session.username, address: clientAddress(c) }
    services.signInLimits.check(attempt)
    const wish = await readBody(c, passwordChange)
    try {
      await changePassword(services.db, session, wish)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'wrong-password') {
        services.signInLimits.failed(attempt)
      }
      throw error
    }
    return c.body(null, 204)
  })

  app.delete('/current', async (c) => {
    const { tokenHash, userId } = c.get('session')
    await services.db.transaction(async (client) => {
      await endSession(client, tokenHash)
      await audit(client, { userId, action: 'session.end', target: userId })
    })
    clearSessionCookie(c)
    c.header('Clear-Site-Data', '"cache"')
    return c.body(null, 204)
  })
  return app
}

async function signIn(
  services: Services,
  c: Context<AppEnv>,
  { username, password }: v.InferOutput<typeof credentials>,
): Promise<SignedIn> {
  const { db, settings, signInLimits, access } = services
  const attempt = { username, address: clientAddress(c) }
  signInLimits.check(attempt)
  const account = await authenticate(db, settings.mode, username, password)
  if (!account) {
    signInLimits.failed(attempt)
    // Never what was typed: people type passwords into the wrong field.
    const known = await findCredentials(db, username)
    await audit(db, { userId: '', action: 'session.refuse', target: known?.id ?? 'unknown' })
    throw new Refusal(401, 'wrong-credentials', 'The user name or the password is wrong.')
  }
  signInLimits.succeeded(attempt)
  const { token, expiresAt } = await db.transaction(async (client) => {
    await client.execute('update user_account set last_sign_in_at = now() where id = $1', [
      account.id,
    ])
    await audit(client, { userId: account.id, action: 'session.start', target: account.id })
    return startSession(client, account.id)
  })
  const signedIn = await access.bySession(token)
  if (!signedIn) throw new Refusal(401, 'not-signed-in', 'The account was disabled just now.')
  writeSessionCookie(c, token, expiresAt)
  return signedIn
}

function describe({ settings }: Services, { session, scope }: SignedIn): SessionInfo {
  const { username, displayName } = session
  const { roles, areas, grants, expiresAt, digest } = scope
  return {
    user: { username, displayName, roles },
    scope: { areas, grants, expiresAt, digest },
    ...(session.mustChangePassword && { mustChangePassword: true }),
    mode: settings.mode,
  }
}
