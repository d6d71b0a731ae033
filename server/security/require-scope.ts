import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { AppEnv } from './app-env.ts'
import { readSessionCookie } from './session-cookie.ts'
import { resolveSession } from './sessions.ts'

/** Lets nobody pass without a session; afterwards `c.get('scope')` and `c.get('session')` are there. */
export function requireScope(services: Pick<Services, 'db'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = readSessionCookie(c)
    const signedIn = token && (await resolveSession(services.db, token))
    if (!signedIn) throw new Refusal(401, 'not-signed-in', 'Please sign in first.')
    c.set('scope', signedIn.scope)
    c.set('session', signedIn.session)
    await next()
  }
}
