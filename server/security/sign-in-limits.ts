import { createHmac } from 'node:crypto'
import { Refusal } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { addressGroup } from './client-address.ts'

export interface Attempt {
  username: string
  address: string
}

/** Counts attempts to sign in, for all server processes, so that guessing ends early. */
export interface SignInLimits {
  /**
   * Counts one that is going to be made; refuses with 429 when there were too many lately. The answer says whether it is
   * the one after which the name is locked from everywhere.
   */
  attempt(attempt: Attempt): Promise<{ locks: boolean }>
  /** It was no guess. */
  succeeded(attempt: Attempt): Promise<void>
  /** Until when some names are locked, from wherever; those that are not are missing. */
  lockedUntil(usernames: readonly string[]): Promise<ReadonlyMap<string, Date>>
  unlock(client: Queryable, username: string): Promise<void>
}

/** `free`: attempts before the first wait of `wait` seconds, which doubles up to 15 minutes (GB/T 22239: 登录失败处理). */
const RULES = {
  /** Somebody at one place: mistyping. */
  pair: { free: 5, wait: 15 },
  /** A name, from many places. */
  name: { free: 20, wait: 60 },
  /** A place, many names; whole offices share one. */
  address: { free: 100, wait: 60 },
  /** Everything together: only places that nobody ever came in from have to wait. */
  all: { free: 2_000, wait: 5 },
} as const

type Kind = keyof typeof RULES

const COUNT_ATTEMPT = loadSql(import.meta.url, 'count-attempt.sql')

interface Counted {
  key: string
  lockedUntil: Date | null
  refused: boolean | null
  locks: boolean | null
  isTrusted: boolean | null
}

/** `secret` makes what was typed as a name unreadable: people type passwords into the wrong field. */
export function createSignInLimits(db: Queryable, secret: Buffer): SignInLimits {
  const keyOf = (kind: Kind, ...parts: string[]) =>
    `${kind}:${createHmac('sha256', secret).update(parts.join('\0')).digest('base64url')}`
  const nameKey = (username: string) => keyOf('name', username.toLowerCase())
  const keysOf = ({ username, address }: Attempt) => {
    const place = addressGroup(address)
    return {
      pair: keyOf('pair', username.toLowerCase(), place),
      name: nameKey(username),
      address: keyOf('address', place),
      all: 'all',
    }
  }
  return {
    attempt: async (attempt) => {
      const keys = keysOf(attempt)
      // In one order everywhere: two that come at once wait for each other instead of for ever.
      const kinds = (Object.keys(RULES) as Kind[]).sort((a, b) => (keys[a] < keys[b] ? -1 : 1))
      const rows = await db.query<Counted>(COUNT_ATTEMPT, [
        kinds.map((kind) => keys[kind]),
        kinds.map((kind) => (kind === 'pair' ? keys.name : null)),
        kinds.map((kind) => RULES[kind].free),
        kinds.map((kind) => RULES[kind].wait),
      ])
      const of = (kind: Kind) => rows.find(({ key }) => key === keys[kind])
      const counting = of('address')?.isTrusted ? rows.filter(({ key }) => key !== 'all') : rows
      const until = counting.flatMap(({ refused, lockedUntil }) =>
        refused && lockedUntil ? [lockedUntil.getTime()] : [],
      )
      if (until.length > 0) throw tooMany(Math.max(...until))
      return { locks: of('name')?.locks === true }
    },
    succeeded: async (attempt) => {
      const { pair, name, address, all } = keysOf(attempt)
      await db.execute('delete from sign_in_attempt where key = any($1)', [[pair, name]])
      await db.execute(
        `update sign_in_attempt set failures = greatest(failures - 1, 0), locked_until = null, locked_at = null,
           good_at = case when key = $1 then now() else good_at end
         where key = any($2)`,
        [address, [address, all].sort()],
      )
    },
    lockedUntil: async (usernames) => {
      const names = new Map(usernames.map((username) => [nameKey(username), username]))
      const rows = await db.query<{ key: string; until: Date }>(
        `select coalesce(name_key, key) as key, max(locked_until) as until from sign_in_attempt
         where locked_until > now() and (key = any($1) or name_key = any($1)) group by 1`,
        [[...names.keys()]],
      )
      return new Map(rows.map(({ key, until }) => [names.get(key)!, until]))
    },
    unlock: async (client, username) => {
      await client.execute('delete from sign_in_attempt where key = $1 or name_key = $1', [
        nameKey(username),
      ])
    },
  }
}

/** What nobody will ask about any more; answers how many. */
export function sweepAttempts(client: Queryable): Promise<number> {
  return client.execute(
    `delete from sign_in_attempt
     where last_at < now() - interval '1 day' and (good_at is null or good_at < now() - interval '30 days')`,
  )
}

function tooMany(until: number): Refusal {
  const retryAfterS = Math.max(1, Math.ceil((until - Date.now()) / 1000))
  return new Refusal(
    429,
    'too-many-attempts',
    `Too many attempts to sign in; try again at ${new Date(until).toISOString()}.`,
    { retryAfterS, until: new Date(until).toISOString() },
  )
}
