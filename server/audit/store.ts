import type {
  AuditAccount,
  AuditFinding,
  AuditHour,
  AuditKind,
  AuditPlace,
  AuditRow,
} from '../../data/contracts/index.ts'
import { auditAction } from '../../data/registry/index.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { askMatching } from './entry-filter.ts'

/** Values of the filter's parameters: `filterParams`. */
type Params = readonly unknown[]

/** Counting further would read the whole log for a number that nobody needs exactly. */
export const COUNT_LIMIT = 10_000
const PLACES_FROM = 20_000
const PLACE_LIMIT = 2_000

export async function listEntries(client: Queryable, params: Params, limit: number) {
  const rows = await client.query<StoredRow>(LIST, [...params, limit])
  return rows.map(toRow)
}

/** Newest first, in batches, for files. */
export async function* streamEntries(db: Database, params: Params, limit: number) {
  for await (const rows of db.stream<StoredRow>(LIST, [...params, limit])) yield rows.map(toRow)
}

export async function countEntries(client: Queryable, params: Params): Promise<number> {
  const row = await client.first<{ count: number }>(COUNT, [...params, COUNT_LIMIT + 1])
  return row?.count ?? 0
}

export const listPlaces = (client: Queryable, params: Params): Promise<AuditPlace[]> =>
  client.query(PLACES, [...params, PLACES_FROM, PLACE_LIMIT])

export async function countHours(client: Queryable, params: Params): Promise<AuditHour[]> {
  const rows = await client.query<{ hour: number; action: string; count: number }>(HOURS, params)
  const sums = new Map<string, AuditHour>()
  for (const { hour, action, count } of rows) {
    const kind: AuditKind = auditAction(action)?.kind ?? 'system'
    const sum = sums.get(`${hour} ${kind}`) ?? { hour, kind, count: 0 }
    sums.set(`${hour} ${kind}`, { ...sum, count: sum.count + count })
  }
  return [...sums.values()]
}

/** From how many on something is worth a question; shown beside the findings. */
export const PATTERN_LIMITS = {
  looksInTenMinutes: 30,
  looksOffHours: 5,
  foreignShare: 0.05,
  looksOfAccount: 20,
  accountsOnOne: 3,
} as const
const FINDINGS_OF_A_KIND = 20

export async function findPatterns(client: Queryable, params: Params): Promise<AuditFinding[]> {
  const limits = PATTERN_LIMITS
  const rows = await client.query<Omit<AuditFinding, 'from' | 'to'> & { from: Date; to: Date }>(
    PATTERNS,
    [
      ...params,
      limits.looksInTenMinutes,
      limits.looksOffHours,
      limits.foreignShare,
      limits.looksOfAccount,
      limits.accountsOnOne,
      FINDINGS_OF_A_KIND,
    ],
  )
  return rows.map((row) => ({ ...row, from: row.from.toISOString(), to: row.to.toISOString() }))
}

export const listAccounts = (client: Queryable): Promise<AuditAccount[]> =>
  client.query(
    `select id, username, display_name as "displayName" from user_account order by username`,
  )

export async function listPurposes(client: Queryable): Promise<string[]> {
  const rows = await client.query<{ text: string }>(PURPOSES, [200])
  return rows.map(({ text }) => text)
}

export interface LogLength {
  first: number | null
  last: number | null
  at: Date | null
  erased: number
}

export const readLength = async (client: Queryable): Promise<LogLength> =>
  (await client.first<LogLength>(LENGTH))!

type StoredRow = Omit<AuditRow, 'at'> & { at: Date }

const toRow = ({ at, ...row }: StoredRow): AuditRow => ({ ...row, at: at.toISOString() })

const sql = (name: string) => loadSql(import.meta.url, name)
const LIST = askMatching(sql('list-entries.sql'))
const COUNT = askMatching(sql('count-entries.sql'))
const PLACES = askMatching(sql('list-places.sql'))
const HOURS = askMatching(sql('count-hours.sql'))
const PATTERNS = askMatching(sql('find-patterns.sql'))
const PURPOSES = sql('list-purposes.sql')
const LENGTH = sql('read-state.sql')
