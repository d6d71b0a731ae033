import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Services } from '../../services.ts'
import { isLoopback } from '../loopback.ts'
import { hashToken } from '../sessions.ts'
import type { OidcChecks } from './provider.ts'

/** A sign-in that is on its way through the provider. It lies sealed in the browser that began it, and counts once. */
export interface BegunSignIn extends OidcChecks {
  /** Where the page goes on: an address of ours. */
  to: string
}

const VALID_S = 600
const CONTEXT = 'oidc sign-in'

export function keepBegun({ keys }: Pick<Services, 'keys'>, c: Context, begun: BegunSignIn): void {
  const version = keys.current
  const text = JSON.stringify({ ...begun, until: Date.now() + VALID_S * 1000 })
  const sealed = keys.seal(version, CONTEXT, text).toString('base64url')
  const { name, ...attributes } = cookieOf(c)
  setCookie(c, name, `${version}.${sealed}`, { ...attributes, maxAge: VALID_S })
}

/** Undefined when this browser has begun none with this state, too long ago, or has ended it already. */
export async function takeBegun(
  { keys, db }: Pick<Services, 'keys' | 'db'>,
  c: Context,
  state: string,
): Promise<BegunSignIn | undefined> {
  const { name, ...attributes } = cookieOf(c)
  const [version, sealed] = (getCookie(c, name) ?? '').split('.')
  deleteCookie(c, name, attributes)
  const begun = version && sealed ? await unseal(keys, Number(version), sealed) : undefined
  if (begun === undefined || begun.until < Date.now() || begun.state !== state) return undefined
  const isFirst = await db.execute(
    'insert into sign_in_state (state_hash, expires_at) values ($1, $2) on conflict do nothing',
    [hashToken(state), new Date(begun.until)],
  )
  return isFirst === 1 ? begun : undefined
}

async function unseal(keys: Services['keys'], version: number, sealed: string) {
  try {
    await keys.ensure([version])
    const text = keys.open(version, CONTEXT, Buffer.from(sealed, 'base64url'))
    return JSON.parse(text) as BegunSignIn & { until: number }
  } catch {
    // Not ours: as good as none.
    return undefined
  }
}

function cookieOf(c: Context) {
  const secure = !isLoopback(new URL(c.req.url).hostname)
  const name = secure ? '__Host-onemap_oidc' : 'onemap_oidc'
  // Lax: it must come along when the provider sends the browser back.
  return { name, path: '/', httpOnly: true, sameSite: 'Lax', secure } as const
}
