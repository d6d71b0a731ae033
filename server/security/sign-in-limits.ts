import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'

interface Attempt {
  username: string
  address: string
}

/** Counts wrong passwords, so that guessing ends early: per name and address, and per address. */
export interface SignInLimits {
  /** Refuses when there were too many lately. */
  check(attempt: Attempt): void
  failed(attempt: Attempt): void
  succeeded(attempt: Attempt): void
}

const WINDOW_MS = 15 * 60_000
const PER_NAME = 10
const PER_ADDRESS = 100
const MAX_KEYS = 50_000

export function createSignInLimits(now: () => number = Date.now): SignInLimits {
  const failures = new Map<string, { count: number; until: number }>()
  const keysOf = ({ username, address }: Attempt) => [
    { key: `${address} ${username.toLowerCase()}`, limit: PER_NAME },
    { key: address, limit: PER_ADDRESS },
  ]
  const recent = (key: string) => {
    const entry = failures.get(key)
    return entry && entry.until > now() ? entry : undefined
  }
  return {
    check: (attempt) => {
      for (const { key, limit } of keysOf(attempt)) {
        const entry = recent(key)
        if (entry && entry.count >= limit) throw tooMany(entry.until - now())
      }
    },
    failed: (attempt) => {
      if (failures.size > MAX_KEYS) failures.clear()
      for (const { key } of keysOf(attempt)) {
        const count = (recent(key)?.count ?? 0) + 1
        failures.set(key, { count, until: now() + WINDOW_MS })
      }
    },
    succeeded: (attempt) => {
      const [own] = keysOf(attempt)
      if (own) failures.delete(own.key)
    },
  }
}

/** Of the connection; what proxies say in headers can be invented. */
export function clientAddress(c: Context): string {
  // Without a server (app.request in tests) there is no connection.
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? 'unknown') : 'none'
}

function tooMany(waitMs: number): Refusal {
  const retryAfterS = Math.ceil(waitMs / 1000)
  const minutes = Math.ceil(retryAfterS / 60)
  return new Refusal(
    429,
    'too-many-attempts',
    `Too many wrong passwords; try again in ${minutes} minutes.`,
    { retryAfterS },
  )
}
