import type { Context, MiddlewareHandler } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { AppEnv } from './app-env.ts'
import { readSessionCookie } from './session-cookie.ts'
import type { SignedIn } from './sessions.ts'
import { clientAddress, type SignInLimits } from './sign-in-limits.ts'

interface RequireScopeOptions {
  /** Also take HTTP Basic: for programs such as QGIS that know no sign-in page. */
  basic?: boolean
}

/** Lets nobody pass without a session; afterwards `c.get('scope')` and `c.get('session')` are there. */
export function requireScope(
  services: Pick<Services, 'access' | 'signInLimits'>,
  options: RequireScopeOptions = {},
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const signedIn =
      (await byCookie(c, services)) ?? (options.basic ? await byBasic(c, services) : undefined)
    if (!signedIn) {
      if (options.basic) c.header('WWW-Authenticate', 'Basic realm="OneMap", charset="UTF-8"')
      throw new Refusal(401, 'not-signed-in', 'Please sign in first.')
    }
    c.set('scope', signedIn.scope)
    c.set('session', signedIn.session)
    await next()
  }
}

async function byCookie(c: Context, { access }: Pick<Services, 'access'>) {
  const token = readSessionCookie(c.req.header('Cookie'))
  return token ? access.bySession(token) : undefined
}

async function byBasic(
  c: Context,
  services: { access: Services['access']; signInLimits: SignInLimits },
): Promise<SignedIn | undefined> {
  const credentials = parseBasic(c.req.header('Authorization'))
  if (!credentials) return undefined
  const attempt = { username: credentials.username, address: clientAddress(c) }
  services.signInLimits.check(attempt)
  const signedIn = await services.access.byPassword(credentials.username, credentials.password)
  if (!signedIn) services.signInLimits.failed(attempt)
  return signedIn
}

function parseBasic(header: string | undefined) {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(header ?? '')?.[1]
  if (!encoded) return undefined
  const [username, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return username && rest.length > 0 ? { username, password: rest.join(':') } : undefined
}
