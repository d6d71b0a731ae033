import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import type { RoutePermission } from '../security/route-permission.ts'

/** How often one account may ask for what costs much or tells much: at once, and then per second. */
interface Allowance {
  burst: number
  perSecond: number
  /** Under way at the same time. */
  atOnce: number
}

const SEARCHING: Allowance = { burst: 120, perSecond: 30, atOnce: 16 }
const LOOKING_FOR_PEOPLE: Allowance = { burst: 30, perSecond: 2, atOnce: 4 }
const MATCHING: Allowance = { burst: 60, perSecond: 20, atOnce: 4 }
const TAKING: Allowance = { burst: 120, perSecond: 10, atOnce: 8 }
const CUTTING: Allowance = { burst: 20, perSecond: 0.2, atOnce: 2 }
const UPLOADING: Allowance = { burst: 20, perSecond: 0.2, atOnce: 2 }

const DEAR: readonly [method: string, path: RegExp, allowance: Allowance][] = [
  ['GET', /^\/api\/search$/, SEARCHING],
  ['POST', /^\/api\/people\/search$/, LOOKING_FOR_PEOPLE],
  ['POST', /^\/api\/addresses\/match$/, MATCHING],
  ['GET', /^\/api\/addresses\/index$/, CUTTING],
  ['GET', /^\/(packs|columns)\//, TAKING],
  ['GET', /^\/api\/grid-files(\/|$)/, TAKING],
  ['GET', /^\/ogc\/collections\/:layer\/items$/, TAKING],
  ['GET', /^\/api\/audit\/entries\.csv$/, TAKING],
  ['POST', /^\/api\/(accounts|grants)\/import$/, UPLOADING],
  ['POST', /^\/api\/imports$/, UPLOADING],
]
/** Uploads of everybody together. */
const UPLOADS_AT_ONCE = 8
const FORGET_ABOVE = 10_000

/** Stands behind the permission of a dear route; `undefined` for one that is cheap. */
export function limitDearRoute(
  { method, path }: RoutePermission,
  now: () => number = Date.now,
): MiddlewareHandler<AppEnv> | undefined {
  const allowance = DEAR.find(([dear, form]) => dear === method && form.test(path))?.[2]
  if (!allowance) return undefined
  const most = allowance === UPLOADING ? UPLOADS_AT_ONCE : Number.POSITIVE_INFINITY
  const buckets = createBuckets(allowance, now)
  let together = 0
  return async (c, next) => {
    const give = buckets.take(c.get('session').userId)
    if (together >= most) {
      give()
      throw tooMany(5)
    }
    together++
    try {
      await next()
    } finally {
      together--
      give()
    }
  }
}

interface Bucket {
  tokens: number
  at: number
  underway: number
}

function createBuckets({ burst, perSecond, atOnce }: Allowance, now: () => number) {
  const buckets = new Map<string, Bucket>()
  const filled = (bucket: Bucket) =>
    Math.min(burst, bucket.tokens + ((now() - bucket.at) / 1_000) * perSecond)
  const forgetFull = () => {
    for (const [key, bucket] of buckets) {
      if (bucket.underway === 0 && filled(bucket) >= burst) buckets.delete(key)
    }
  }
  return {
    /** Returns what gives the place back. */
    take: (key: string) => {
      if (buckets.size > FORGET_ABOVE) forgetFull()
      const bucket = buckets.get(key) ?? { tokens: burst, at: now(), underway: 0 }
      const tokens = filled(bucket)
      if (tokens < 1) throw tooMany(Math.ceil((1 - tokens) / perSecond))
      if (bucket.underway >= atOnce) throw tooMany(1)
      Object.assign(bucket, { tokens: tokens - 1, at: now() })
      bucket.underway++
      buckets.set(key, bucket)
      return () => {
        bucket.underway--
      }
    },
  }
}

function tooMany(retryAfterS: number): Refusal {
  const sentence = `Too many requests of this kind; try again in ${retryAfterS} s.`
  return new Refusal(429, 'too-many-requests', sentence, { retryAfterS })
}
