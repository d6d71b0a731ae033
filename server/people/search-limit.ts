import { Refusal } from '../../data/contracts/index.ts'

const WINDOW_MS = 10 * 60_000
const PER_ACCOUNT = 30
const MAX_ACCOUNTS = 10_000

/** Numbers could be tried one after the other until one fits: so many searches an account, then a pause. */
export function createSearchLimit(now: () => number = Date.now) {
  const counts = new Map<string, { count: number; until: number }>()
  return (userId: string): void => {
    const known = counts.get(userId)
    const entry = known && known.until > now() ? known : { count: 0, until: now() + WINDOW_MS }
    if (entry.count >= PER_ACCOUNT) {
      const retryAfterS = Math.ceil((entry.until - now()) / 1000)
      throw new Refusal(
        429,
        'too-many-searches',
        `Too many searches for people; try again in ${Math.ceil(retryAfterS / 60)} minutes.`,
        { retryAfterS },
      )
    }
    if (counts.size >= MAX_ACCOUNTS) counts.clear()
    counts.set(userId, { ...entry, count: entry.count + 1 })
  }
}
