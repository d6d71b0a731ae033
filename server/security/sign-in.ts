import type { Context } from 'hono'
import { Refusal, type SessionInfo } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { AppEnv, Session } from './app-env.ts'
import { audit } from './audit.ts'
import { clientAddress } from './client-address.ts'
import { deviceWords } from './device-words.ts'
import { sessionTokenOf, writeSessionCookie } from './session-cookie.ts'
import { endSession, readSession, rotateSession, type SignedIn, startSession } from './sessions.ts'

/**
 * A new session for an account that has proved itself, in the cookie of the answer. Whatever session the browser brought
 * along ends: a token that somebody else has put there is never one of a signed-in user.
 */
export async function beginSession(
  { db, settings, access }: Services,
  c: Context<AppEnv>,
  userId: string,
  method: Session['method'],
): Promise<SignedIn> {
  const brought = sessionTokenOf(c)
  const { token, expiresAt, earlier } = await db.transaction(async (client) => {
    const earlier = brought === undefined ? undefined : await readSession(client, brought)
    if (earlier) await endSession(client, earlier.session.id)
    await client.execute('update user_account set last_sign_in_at = now() where id = $1', [userId])
    await audit(client, { userId, action: 'session.start', target: userId, details: { method } })
    const address = clientAddress(c, settings)
    const device = deviceWords(c.req.header('User-Agent'))
    const started = await startSession(client, userId, { method, device, address })
    return { ...started, earlier }
  })
  if (earlier) await access.settle()
  const signedIn = await access.bySession(token)
  if (!signedIn) throw new Refusal(401, 'not-signed-in', 'The account was disabled just now.')
  writeSessionCookie(c, token, expiresAt)
  return signedIn
}

/** After a change of what the account is proved by: who has the token of before has nothing. */
export async function renewSession(
  { db }: Pick<Services, 'db'>,
  c: Context<AppEnv>,
): Promise<void> {
  const token = sessionTokenOf(c)
  const session = c.get('session')
  if (token === undefined || session.id === '') return
  const renewed = await rotateSession(db, session, token, { force: true })
  if (renewed) writeSessionCookie(c, renewed.token, renewed.expiresAt)
}

export function describeSession(
  { settings }: Pick<Services, 'settings'>,
  { session, scope }: SignedIn,
): SessionInfo {
  const { username, displayName } = session
  const { roles, areas, grants, expiresAt, digest } = scope
  return {
    user: { username, displayName, roles },
    scope: { areas, grants, expiresAt, digest },
    ...(session.mustChangePassword && { mustChangePassword: true }),
    ...(session.mustEnrol && { mustEnrol: true }),
    mode: settings.mode,
  }
}
