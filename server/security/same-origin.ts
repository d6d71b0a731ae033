import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Changes may only come from our own page. Browsers say where a request comes from and pages cannot forge it; programs that
 * are no browser send neither header, and have no cookie to misuse. Both must agree where both are sent.
 */
export const sameOriginMutations: MiddlewareHandler = async (c, next) => {
  if (!READING.has(c.req.method) && isForeign(c.req.raw.headers, c.req.url)) {
    throw new Refusal(403, 'cross-origin', 'Changes are only taken from the OneMap page itself.')
  }
  await next()
}

function isForeign(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return true
  const origin = headers.get('origin')
  if (origin === null) return false
  // The host as the browser named it: a proxy in front must pass it on.
  const host = (headers.get('host') ?? new URL(url).host).toLowerCase()
  return !/^https?:\/\//.test(origin) || !URL.canParse(origin) || !isHost(new URL(origin), host)
}

/** With and without the port that the scheme implies. */
function isHost({ host, protocol }: URL, given: string): boolean {
  return host === given || `${host}:${protocol === 'https:' ? 443 : 80}` === given
}
