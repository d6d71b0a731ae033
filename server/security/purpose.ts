import { PURPOSES, type Purpose, type StatedPurpose } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import type { Session } from './app-env.ts'

/** A stated purpose holds for so long; then it has to be stated anew. */
export const PURPOSE_MINUTES = 30

type Of = Pick<Session, 'id'>

/** What this session has said that it looks at personal values for; null = nothing, or too long ago. Never remembered. */
export async function currentPurpose(client: Queryable, { id }: Of): Promise<StatedPurpose | null> {
  const row = await client.first<{ purpose: string; until: Date }>(
    `select purpose, purpose_until as until from session
    where id = nullif($1, '')::uuid and purpose is not null and purpose_until > now()`,
    [id],
  )
  if (row === undefined) return null
  const [code = '', note] = row.purpose.split(SEPARATOR)
  if (!isPurpose(code)) return null
  return { purpose: code, ...(note && { note }), until: row.until.toISOString() }
}

export async function statePurpose(
  client: Queryable,
  { id }: Of,
  purpose: Purpose,
  note: string | undefined,
): Promise<void> {
  await client.execute(
    `update session set purpose = $2, purpose_until = now() + make_interval(mins => $3) where id = nullif($1, '')::uuid`,
    [id, note ? `${purpose}${SEPARATOR}${note}` : purpose, PURPOSE_MINUTES],
  )
}

export async function endPurpose(client: Queryable, { id }: Of): Promise<void> {
  await client.execute(
    `update session set purpose = null, purpose_until = null where id = nullif($1, '')::uuid`,
    [id],
  )
}

/** As the audit log has it. */
export function purposeText({ purpose, note }: StatedPurpose): string {
  return note ? `${purpose}: ${note}` : purpose
}

const SEPARATOR = '\u001f'
const isPurpose = (code: string): code is Purpose => PURPOSES.some((known) => known === code)
