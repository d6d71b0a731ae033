import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Changes may only come from our own page. Browsers say where a request comes from and pages cannot forge it; programs that
 * are no browser send neither header, and have no cookie to misuse.
 */
export const sameOriginMutations: MiddlewareHandler = async (c, next) => {
  if (!READING.has(c.req.method) && isForeign(c.req.raw.headers, c.req.url)) {
    throw new Refusal(403, 'cross-origin', 'Changes are only taken from the OneMap page itself.')
  }
  await next()
}

function isForeign(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('origin')
  if (!origin) return false
  const host = headers.get('host') ?? new URL(url).host
  return !URL.canParse(origin) || new URL(origin).host !== host
}
