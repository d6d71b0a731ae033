import * as v from 'valibot'
import { AUDIT_KINDS } from '../../data/contracts/index.ts'
import { AUDIT_ACTIONS, type AuditAction, auditActionsOf } from '../../data/registry/index.ts'
import { query } from '../http/read-query.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql, type SqlFile } from '../storage/sql-file.ts'

const actions = Object.keys(AUDIT_ACTIONS) as AuditAction[]
const TIME_ZONES = new Set(Intl.supportedValuesOf('timeZone'))
const word = v.pipe(v.string(), v.maxLength(200, 'is too long'))

/** Query parameters that every list of entries understands. */
export const filterFields = {
  user: v.optional(word),
  kind: v.optional(v.picklist(AUDIT_KINDS, `must be one of ${AUDIT_KINDS.join(', ')}`)),
  action: v.optional(v.picklist(actions, 'must be an action of the log')),
  purpose: v.optional(word),
  layer: v.optional(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'must be a layer'))),
  area: v.optional(query.area),
  target: v.optional(v.pipe(v.string(), v.regex(/^[\w./:-]{1,130}$/, 'must be a code'))),
  from: v.optional(query.instant),
  to: v.optional(query.instant),
  offHours: v.optional(query.flag),
  /** Where the clock hangs that working hours and hours of the day are read from. */
  zone: v.optional(
    v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone like Asia/Shanghai')),
  ),
}

export type EntryFilter = v.InferOutput<ReturnType<typeof filterObject>>
const filterObject = () => v.strictObject(filterFields)

/** Where nobody says another. */
export const TIME_ZONE = 'Asia/Shanghai'

const FILTER = loadSql(import.meta.url, 'filter.sql')
/** `$1` … `$11` belong to the filter. */
export const askMatching = (question: SqlFile): SqlFile => ({
  name: `filter.sql+${question.name}`,
  text: withMatching(question.text),
})

/** A question that begins with `with` of its own joins the filter's. */
function withMatching(question: string): string {
  const text = question.replace(/^(--[^\n]*\n)+/, '')
  const filter = `with matching as (\n${FILTER.text}\n)`
  return text.startsWith('with ')
    ? `${filter},\n${text.slice('with '.length)}`
    : `${filter}\n${text}`
}

/** Values of `$1` … `$11`. Time becomes a range of numbers: the log is in the order of time. */
export async function filterParams(
  client: Queryable,
  filter: EntryFilter,
  layers: readonly string[],
  before?: number,
): Promise<unknown[]> {
  const first = filter.from === undefined ? null : await numberAt(client, filter.from)
  const end = filter.to === undefined ? null : await numberAt(client, filter.to)
  const behind = Math.min(end ?? Number.MAX_SAFE_INTEGER, before ?? Number.MAX_SAFE_INTEGER)
  return [
    first,
    behind === Number.MAX_SAFE_INTEGER ? null : behind,
    filter.user ?? null,
    actionsOf(filter),
    filter.purpose ?? null,
    filter.layer ?? null,
    filter.area || null,
    filter.target === undefined ? null : targetsOf(filter.target, layers),
    filter.target ?? null,
    filter.offHours ?? null,
    filter.zone ?? TIME_ZONE,
  ]
}

function actionsOf({ action, kind }: EntryFilter): string[] | null {
  if (action !== undefined) return [action]
  return kind === undefined ? null : auditActionsOf(kind)
}

/** Looks stand under `LAYER/code`; people type the code. */
function targetsOf(target: string, layers: readonly string[]): string[] {
  return target.includes('/') ? [target] : [target, ...layers.map((layer) => `${layer}/${target}`)]
}

/** The first number that was given at this time or later; beyond the last when there is none. */
async function numberAt(client: Queryable, instant: string): Promise<number> {
  const row = await client.first<{ seq: number }>(
    'select seq from audit_entry where at >= $1 order by at, seq limit 1',
    [instant],
  )
  return row?.seq ?? Number.MAX_SAFE_INTEGER - 1
}

/** Only names that PostgreSQL knows, too: no offsets. */
function isTimeZone(name: string): boolean {
  return name === 'UTC' || TIME_ZONES.has(name)
}
