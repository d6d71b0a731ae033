import { type Context, Hono } from 'hono'
import { type OidcFailure, Refusal } from '../../../data/contracts/index.ts'
import type { Services } from '../../services.ts'
import type { AppEnv } from '../app-env.ts'
import { audit } from '../audit.ts'
import { admits } from '../check-credentials.ts'
import { clientAddress } from '../client-address.ts'
import { beginSession } from '../sign-in.ts'
import { keepBegun, takeBegun } from './begun-sign-in.ts'
import { findAccount } from './find-account.ts'
import type { OidcSetting } from './oidc-setting.ts'
import { authorizationUrl, newChecks, redeem } from './provider.ts'

/** `/api/oidc`: signing in with the account of another house. Both addresses are for browsers and answer with redirects. */
export function oidcRoutes(services: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const { oidc } = services.settings
  const setting = () => {
    if (oidc) return oidc
    throw new Refusal(404, 'not-found', 'No provider is configured here.')
  }
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })

  app.get('/start', async (c) => {
    const provider = setting()
    const checks = newChecks()
    try {
      const url = await authorizationUrl(provider, checks)
      keepBegun(services, c, { ...checks, to: ownAddress(c.req.query('to')) })
      return c.redirect(url.href)
    } catch (error) {
      return fail(services, c, 'oidc-unreachable', error)
    }
  })

  app.get('/callback', async (c) => {
    const provider = setting()
    const query = new URL(c.req.url).searchParams
    const begun = await takeBegun(services, c, query.get('state') ?? '')
    if (begun === undefined) return fail(services, c, 'oidc-expired')
    if (query.get('error') === 'access_denied') return fail(services, c, 'oidc-cancelled')
    // Each costs the provider an answer.
    const attempt = { username: '', address: clientAddress(c, services.settings) }
    await services.signInLimits.attempt(attempt)
    try {
      const identity = await redeem(provider, query, begun)
      const userId = await accountOf(services, provider, identity)
      if (userId === undefined) return fail(services, c, 'oidc-no-account')
      await beginSession(services, c, userId, 'oidc')
      await services.signInLimits.succeeded(attempt)
      return c.redirect(begun.to)
    } catch (error) {
      return fail(services, c, isUnreachable(error) ? 'oidc-unreachable' : 'oidc-failed', error)
    }
  })
  return app
}

async function accountOf(
  { db, settings }: Services,
  { autoCreate }: OidcSetting,
  identity: Parameters<typeof findAccount>[1],
): Promise<string | undefined> {
  const id = await db.transaction((client) => findAccount(client, identity, autoCreate))
  return id !== undefined && admits(settings.mode, id) ? id : undefined
}

/** The page says it in plain words; the log has the reason, without anything that came from outside. */
async function fail(
  { db, log }: Services,
  c: Context,
  reason: OidcFailure,
  error?: unknown,
): Promise<Response> {
  const code = (error as { code?: unknown } | undefined)?.code
  const name = error instanceof Error ? error.name : undefined
  log.warn({ reason, name, code }, 'A sign-in by OpenID Connect came to nothing')
  const details = { method: 'oidc', reason }
  await audit(db, { userId: '', action: 'session.refuse', target: 'unknown', details })
  return c.redirect(`/?signIn=${reason}`)
}

/** An address of this page and no other. */
function ownAddress(to: string | undefined): string {
  const base = 'http://here.invalid'
  if (to === undefined || !URL.canParse(to, base)) return '/'
  const { origin, pathname, search, hash } = new URL(to, base)
  return origin === base && !/^\/[/\\]/.test(pathname) ? `${pathname}${search}${hash}` : '/'
}

function isUnreachable(error: unknown): boolean {
  const { name, cause } = error as { name?: string; cause?: { name?: string } }
  return name === 'TypeError' || name === 'TimeoutError' || cause?.name === 'TypeError'
}
