import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { isLoopback } from './loopback.ts'

const PLAIN = 'onemap_session'
/** With this prefix browsers take it only over TLS, from this very host, for all its paths: no neighbour can set one. */
const SECURE = '__Host-onemap_session'

/** The token of a request that came for `host` (name, perhaps with a port). */
export function readSessionCookie(
  header: string | undefined,
  host: string | undefined,
): string | undefined {
  if (header === undefined) return undefined
  const name = isSecure(host ?? '') ? SECURE : PLAIN
  return parse(header, name)[name]
}

export function sessionTokenOf(c: Context): string | undefined {
  return readSessionCookie(c.req.header('Cookie'), new URL(c.req.url).host)
}

export function writeSessionCookie(c: Context, token: string, expires: Date): void {
  const { name, ...attributes } = cookieOf(c)
  setCookie(c, name, token, { ...attributes, expires })
}

export function clearSessionCookie(c: Context): void {
  const { name, ...attributes } = cookieOf(c)
  deleteCookie(c, name, attributes)
}

function cookieOf(c: Context) {
  const secure = isSecure(new URL(c.req.url).host)
  const name = secure ? SECURE : PLAIN
  return { name, path: '/', httpOnly: true, sameSite: 'Lax', secure } as const
}

/** Everywhere but on this machine, where browsers come by plain HTTP. */
const isSecure = (host: string) => !isLoopback(host.replace(/:\d+$/, ''))
