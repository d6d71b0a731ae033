import type { AuditAction } from '../../data/registry/index.ts'
import type { Queryable } from '../storage/database.ts'

/** Who does it when it is done by somebody with access to the machine. */
export const OPERATOR = 'command-line'

export interface AuditEntry {
  /** Account id, `OPERATOR`, or '' when nobody is signed in. */
  userId: string
  action: AuditAction
  /** Code of the thing. */
  target: string
  layer?: string
  /** Grid code of the thing, or the prefix that was asked for; '' = outside the district. */
  grid?: string
  building?: string | null
  purpose?: string
  /** Codes, counts and keys of fields; anything that may be personal is withheld. */
  details?: Record<string, unknown>
}

/**
 * Writes one entry of the audit log; give it the transaction that does the audited thing. Its number, its time and its
 * place in the chain are given when that transaction commits.
 */
export async function audit(client: Queryable, entry: AuditEntry): Promise<void> {
  await client.execute('insert into audit_pending (action, content) values ($1, $2)', [
    entry.action,
    JSON.stringify(contentOf(entry)),
  ])
}

/** Several acts of one transaction, in their order. */
export async function auditAll(client: Queryable, entries: readonly AuditEntry[]): Promise<void> {
  await client.execute(
    `insert into audit_pending (action, content)
     select action, content
     from unnest($1::text[], $2::jsonb[]) with ordinality as entry (action, content, place)
     order by place`,
    [entries.map(({ action }) => action), entries.map((entry) => JSON.stringify(contentOf(entry)))],
  )
}

function contentOf(entry: AuditEntry): Record<string, unknown> {
  const { userId, target, layer, grid, building, purpose, details } = entry
  return {
    user: codeOnly(userId),
    target: codeOnly(target),
    ...(layer && { layer: codeOnly(layer) }),
    ...(grid && { grid: codeOnly(grid) }),
    ...(building && { building: codeOnly(building) }),
    ...(purpose && { purpose: purpose.replaceAll('\0', '').slice(0, MAX_PURPOSE) }),
    ...(details && { details: codesOnly(details) }),
  }
}

const MAX_PURPOSE = 200
const WITHHELD = 'withheld'
/** ASCII without spaces but in lists: no name, no address is written so. */
const CODE = /^[\w./:|,*<>=~#+-]{0,300}$/
/** 公民身份号码 and mobile numbers look like codes and are none. */
const PERSONAL_NUMBER = /^(\d{17}[\dXx]|(\+?86)?1[3-9]\d{9})$/

function codeOnly(text: string): string {
  return CODE.test(text) && !PERSONAL_NUMBER.test(text) ? text : WITHHELD
}

/** An act must not fail because of what is written about it, and must not write what nobody may read there. */
function codesOnly(value: unknown): unknown {
  if (typeof value === 'string') return codeOnly(value)
  if (typeof value === 'number') return PERSONAL_NUMBER.test(String(value)) ? WITHHELD : value
  if (Array.isArray(value)) return value.map(codesOnly)
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [codeOnly(key), codesOnly(one)]),
  )
}
