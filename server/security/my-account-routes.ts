import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { type MyAccount, Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { AppEnv } from './app-env.ts'
import { audit } from './audit.ts'
import { requirePassword } from './change-password.ts'
import { clientAddress } from './client-address.ts'
import { endOtherSessions, endOwnSession, listSessions } from './own-sessions.ts'
import { readBody } from './read-body.ts'
import {
  confirmSecondFactor,
  giveRecoveryCodes,
  isSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  secondFactorOf,
} from './second-factor.ts'
import { renewSession } from './sign-in.ts'
import { wantsSecondFactor } from './sign-in-policy.ts'
import { totpUri } from './totp.ts'

const password = v.pipe(v.string(), v.minLength(1), v.maxLength(256))
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(40))
const bodies = {
  password: v.strictObject({ password }),
  code: v.strictObject({ code }),
  both: v.strictObject({ password, code }),
}

/** `/api/my-account`: one's own sessions and second factor. */
export function myAccountRoutes(services: Services): Hono<AppEnv> {
  const { db, keys, settings } = services
  const app = new Hono<AppEnv>()
  const prove = (c: Context<AppEnv>, given: string) =>
    requirePassword(services, c.get('session'), given, clientAddress(c, settings))

  app.get('/', async (c) => c.json(await describe(services, c)))

  app.delete('/sessions', async (c) => {
    await db.transaction((client) => endOtherSessions(client, c.get('session')))
    return c.json(await describe(services, c))
  })
  app.delete('/sessions/:id', async (c) => {
    const id = c.req.param('id')
    await db.transaction((client) => endOwnSession(client, c.get('session'), id))
    return c.json(await describe(services, c))
  })

  app.post('/second-factor', async (c) => {
    const { userId, username } = c.get('session')
    await prove(c, (await readBody(c, bodies.password)).password)
    if (await secondFactorOf(db, userId)) {
      throw new Refusal(409, 'has-second-factor', 'The account has a second factor already.')
    }
    const secret = await offerSecondFactor(db, keys, userId)
    return c.json({ secret, uri: totpUri(secret, 'OneMap', username) })
  })

  app.post('/second-factor/confirm', async (c) => {
    const { id, userId, username } = c.get('session')
    const given = await readBody(c, bodies.code)
    const attempt = { username, address: clientAddress(c, settings) }
    await services.signInLimits.attempt(attempt)
    const codes = await db.transaction(async (client) => {
      if (!(await confirmSecondFactor(client, keys, userId, given.code))) throw wrongCode()
      await client.execute('delete from session where user_id = $1 and id <> $2', [userId, id])
      await audit(client, { userId, action: 'factor.add', target: userId })
      return giveRecoveryCodes(client, userId)
    })
    await services.signInLimits.succeeded(attempt)
    await renewSession(services, c)
    return c.json({ codes })
  })

  app.post('/second-factor/recovery-codes', async (c) => {
    const { userId } = c.get('session')
    const given = await readBody(c, bodies.both)
    await prove(c, given.password)
    await proveCode(services, c, given.code)
    const codes = await db.transaction(async (client) => {
      await audit(client, { userId, action: 'factor.codes', target: userId })
      return giveRecoveryCodes(client, userId)
    })
    return c.json({ codes })
  })

  app.post('/second-factor/remove', async (c) => {
    const { id, userId } = c.get('session')
    const given = await readBody(c, bodies.both)
    if (await wantsSecondFactor(db, userId)) {
      throw new Refusal(409, 'needs-second-factor', 'Your role wants a second factor.')
    }
    await prove(c, given.password)
    await proveCode(services, c, given.code)
    await db.transaction(async (client) => {
      await removeSecondFactor(client, userId)
      await client.execute('delete from session where user_id = $1 and id <> $2', [userId, id])
      await audit(client, { userId, action: 'factor.remove', target: userId })
    })
    await renewSession(services, c)
    return c.json(await describe(services, c))
  })
  return app
}

async function proveCode(services: Services, c: Context<AppEnv>, given: string): Promise<void> {
  const { userId, username } = c.get('session')
  const attempt = { username, address: clientAddress(c, services.settings) }
  await services.signInLimits.attempt(attempt)
  if (!(await isSecondFactor(services, userId, given))) throw wrongCode()
  await services.signInLimits.succeeded(attempt)
}

async function describe({ db }: Services, c: Context<AppEnv>): Promise<MyAccount> {
  const { userId, username, displayName, method } = c.get('session')
  const factor = await secondFactorOf(db, userId)
  return {
    username,
    displayName,
    method,
    secondFactor: factor ? { ...factor, since: factor.since.toISOString() } : null,
    needsSecondFactor: await wantsSecondFactor(db, userId),
    sessions: await listSessions(db, c.get('session')),
  }
}

const wrongCode = () =>
  new Refusal(422, 'wrong-code', 'The code is wrong, too old or has been used.', { field: 'code' })
