import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'

/** Query keys that the contract does not know are refused, also where nobody would look at them. `/ogc` has rules of its own. */
export function knownQuery(path: string, keys: readonly string[]): MiddlewareHandler {
  const known = new Set(keys)
  const isOgc = path.startsWith('/ogc')
  return async (c, next) => {
    if (!isOgc && c.req.url.includes('?')) refuseUnknown(c.req.url, known)
    await next()
  }
}

function refuseUnknown(url: string, known: ReadonlySet<string>): void {
  const seen = new Set<string>()
  for (const key of new URL(url).searchParams.keys()) {
    if (known.has(key) && !seen.has(key)) seen.add(key)
    else throw refuse(key, known.has(key) ? 'given twice' : 'not known here')
  }
}

function refuse(key: string, reason: string): Refusal {
  const field = /^\w{1,60}$/.test(key) ? key : ''
  return new Refusal(400, 'bad-query', `Query parameter ${field}: ${reason}.`, { field })
}
