import type { Context, MiddlewareHandler } from 'hono'
import { type Operation, Refusal } from '../../data/contracts/index.ts'
import { permits } from '../../data/registry/index.ts'
import type { Services } from '../services.ts'
import type { AppEnv } from './app-env.ts'
import { checkCredentials } from './check-credentials.ts'
import { clientAddress } from './client-address.ts'
import { findLayer } from './layer-catalogue.ts'
import type { RoutePermission } from './route-permission.ts'
import { scopeFor } from './scope.ts'
import { sessionTokenOf, writeSessionCookie } from './session-cookie.ts'
import { rotateSession, type SignedIn } from './sessions.ts'

/**
 * Stands before the handler of one route: lets pass who may, and leaves for the handler `session`, `scope` (what the grants
 * give for this operation) and, where the path names one, `layer`.
 */
export function requirePermission(
  services: Services,
  permission: RoutePermission,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('permission', permission)
    if (permission.needs !== 'public') await admit(c, services, permission)
    await next()
    if (changesAccess(permission) && c.error === undefined) await services.access.settle()
  }
}

/** Whose success may take sessions or rights away: that must hold from the answer on. */
function changesAccess({ method, needs }: RoutePermission): boolean {
  if (method === 'GET' || needs === 'public') return false
  return needs === 'session' || [needs].flat().some((operation) => GIVES_ACCESS.has(operation))
}

const GIVES_ACCESS: ReadonlySet<Operation> = new Set(['account.manage', 'grant.manage'])

async function admit(c: Context<AppEnv>, services: Services, permission: RoutePermission) {
  const { signedIn, wants } = await whoAsks(c, services, permission)
  c.set('session', signedIn.session)
  if (wants === undefined) {
    c.set('scope', signedIn.scope)
    return
  }
  const scope = scopeFor(signedIn.scope, wants)
  if (scope.grants.length === 0) {
    const sentence = 'Your roles do not include this.'
    throw new Refusal(403, 'not-permitted', sentence, { operation: wants })
  }
  c.set('scope', scope)
  const code = permission.layer && c.req.param(permission.layer)
  if (code) c.set('layer', await findLayer(services, scope, code))
}

interface Asking {
  signedIn: SignedIn
  /** undefined = any session will do. */
  wants: Operation | undefined
}

async function whoAsks(
  c: Context<AppEnv>,
  services: Services,
  { needs, byPassword }: RoutePermission,
): Promise<Asking> {
  const token = sessionTokenOf(c)
  const bySession = token === undefined ? undefined : await services.access.bySession(token)
  if (token !== undefined && bySession) {
    await renewToken(c, services, token, bySession)
    return { signedIn: bySession, wants: wantedOf(needs, bySession) }
  }
  const signedIn = byPassword && (await byBasic(c, services))
  if (signedIn) return { signedIn, wants: byPassword }
  if (byPassword) c.header('WWW-Authenticate', 'Basic realm="OneMap", charset="UTF-8"')
  throw new Refusal(401, 'not-signed-in', 'Please sign in first.')
}

/** Of several operations the first that its roles include, else the first. */
function wantedOf(needs: RoutePermission['needs'], { scope }: SignedIn): Operation | undefined {
  if (needs === 'session' || needs === 'public') return undefined
  if (typeof needs === 'string') return needs
  return needs.find((operation) => permits(scope.roles, operation)) ?? needs[0]
}

/** A stolen token is worth something for an hour; the browser that the session belongs to never notices. */
async function renewToken(
  c: Context,
  { db }: Services,
  token: string,
  { session }: SignedIn,
): Promise<void> {
  if (Date.now() < session.rotateAfter) return
  const renewed = await rotateSession(db, session, token)
  if (renewed) writeSessionCookie(c, renewed.token, renewed.expiresAt)
}

/** What has a second factor cannot come without it. */
async function byBasic(c: Context, services: Services): Promise<SignedIn | undefined> {
  const credentials = parseBasic(c.req.header('Authorization'))
  if (!credentials) return undefined
  const { username, password } = credentials
  const address = clientAddress(c, services.settings)
  try {
    return await services.access.byPassword(username, password, () =>
      checkCredentials(services, { username, password, address }),
    )
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return undefined
    throw error
  }
}

function parseBasic(header: string | undefined) {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(header ?? '')?.[1]
  if (!encoded) return undefined
  const [username, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return username && rest.length > 0 ? { username, password: rest.join(':') } : undefined
}
