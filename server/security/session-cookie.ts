import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isLoopback } from './loopback.ts'

const NAME = 'onemap_session'

export function readSessionCookie(c: Context): string | undefined {
  return getCookie(c, NAME)
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
