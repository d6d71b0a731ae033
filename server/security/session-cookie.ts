import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { isLoopback } from './loopback.ts'

const NAME = 'onemap_session'

/** The token in a `Cookie` header. */
export function readSessionCookie(header: string | undefined): string | undefined {
  return header === undefined ? undefined : parse(header, NAME)[NAME]
}

export function writeSessionCookie(c: Context, token: string, expires: Date): void {
  setCookie(c, NAME, token, { ...attributes(c), expires })
}

export function clearSessionCookie(c: Context): void {
  deleteCookie(c, NAME, attributes(c))
}

/** Secure everywhere but on this machine, where browsers come by plain HTTP. */
function attributes(c: Context) {
  const host = new URL(c.req.url).hostname
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: !isLoopback(host) } as const
}
