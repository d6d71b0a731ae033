import {
  type AccountDetail,
  type AccountPage,
  type AccountState,
  type AccountSummary,
  type GrantRecord,
  type NewGrant,
  Refusal,
  type Role,
} from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface AccountFilter {
  q: string
  role?: Role | undefined
  /** Prefix of grid codes. */
  area: string
  state?: AccountState | undefined
  /** Only those of which a grant ends within so many days. */
  ending?: number | undefined
  limit: number
  after: string
}

type AccountRow = Omit<AccountSummary, 'createdAt' | 'lastSignInAt' | 'lockedUntil' | 'grants'> & {
  createdAt: Date
  lastSignInAt: Date | null
  createdBy: string | null
  grants: GrantRecord[]
  total: number
}

type Needs = Pick<Services, 'db' | 'signInLimits'>

const LIST_ACCOUNTS = loadSql(import.meta.url, 'list-accounts.sql')
const DAY_MS = 86_400_000

export async function listAccounts(
  { db, signInLimits }: Needs,
  filter: AccountFilter,
): Promise<AccountPage> {
  const { q, role = null, area, state = null, ending, limit, after } = filter
  const before = ending === undefined ? null : new Date(Date.now() + ending * DAY_MS)
  const pattern = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const params = [pattern, role, area, state, before, after, limit + 1, null]
  const rows = await db.query<AccountRow>(LIST_ACCOUNTS, params)
  const page = rows.slice(0, limit)
  const locks = await signInLimits.lockedUntil(page.map(({ username }) => username))
  const items = page.map((row) => summary(row, locks))
  return {
    items,
    total: rows[0]?.total ?? 0,
    next: rows.length > limit ? items.at(-1)!.username : null,
  }
}

export async function findAccount({ db, signInLimits }: Needs, id: string): Promise<AccountDetail> {
  const row = await db.first<AccountRow>(LIST_ACCOUNTS, ['%', null, '', null, null, '', 1, id])
  if (row === undefined) throw new Refusal(404, 'account-not-found', 'There is no such account.')
  const locks = await signInLimits.lockedUntil([row.username])
  return { ...summary(row, locks), createdBy: row.createdBy }
}

export async function insertGrant(db: Queryable, grant: NewGrant, by: string): Promise<number> {
  const { account, role, areas, layers, maxSensitivity, from, to } = grant
  const row = await db.first<{ id: number }>(
    `insert into role_assignment (user_id, role, areas, layers, max_sensitivity, valid_from, valid_to, granted_by)
     values ($1, $2, $3, $4, $5, coalesce($6::timestamptz, now()), $7, $8) returning id`,
    [account, role, areas, layers === 'all' ? null : layers, maxSensitivity, from, to, by],
  )
  return row!.id
}

/** Whose it was. What has not begun yet never does. */
export async function endGrant(db: Queryable, id: number, by: string): Promise<string> {
  const row = await db.first<{ user_id: string }>(
    `update role_assignment
     set valid_from = least(valid_from, now()), valid_to = now(), ended_by = $2
     where id = $1 and (valid_to is null or valid_to > now())
     returning user_id`,
    [id, by],
  )
  if (row === undefined) throw grantNotFound()
  return row.user_id
}

export async function holderOf(db: Queryable, grant: number): Promise<string> {
  const row = await db.first<{ user_id: string }>(
    'select user_id from role_assignment where id = $1',
    [grant],
  )
  if (row === undefined) throw grantNotFound()
  return row.user_id
}

function summary(
  { createdBy: _, total: __, createdAt, lastSignInAt, ...row }: AccountRow,
  locks: ReadonlyMap<string, Date>,
) {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    lockedUntil: locks.get(row.username)?.toISOString() ?? null,
  }
}

const grantNotFound = () =>
  new Refusal(404, 'grant-not-found', 'There is no such grant, or it has ended.')
