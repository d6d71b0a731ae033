import { randomUUID } from 'node:crypto'
import { audit, OPERATOR } from '../security/audit.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { type ErasureNote, erasureDigest } from './follow-erasures.ts'

export interface EraseWish {
  /** Contents of entries that this account wrote. */
  user?: string
  /** Contents of entries about this thing: its code, with or without the layer in front. */
  target?: string
  /** E.g. the number of the request. */
  reason?: string
}

/**
 * Takes who, what and why out of a person's entries. Number, time, action and hashes stay, and an entry says how many
 * and which contents are gone, but no longer whose.
 */
export async function eraseContents(db: Database, wish: EraseWish): Promise<number> {
  const erasure = randomUUID()
  return db.transaction(
    async (client) => {
      await client.query(`select set_config('onemap.audit_upkeep', 'erase', true)`)
      const count = await erase(client, wish, erasure)
      const digest = await digestOf(client, erasure)
      const note: ErasureNote = { erasure, count, digest }
      await audit(client, {
        userId: OPERATOR,
        action: 'audit.erase',
        target: wish.user === undefined ? 'target' : 'user',
        ...(wish.reason && { purpose: wish.reason }),
        details: { ...note },
      })
      return count
    },
    { statementTimeoutMs: 0 },
  )
}

/** What tells of an erasure stays: without it the others would count as cut out. */
function erase(client: Queryable, { user, target }: EraseWish, erasure: string): Promise<number> {
  return client.execute(
    `update audit_content set salt = null, content = null, erasure = $3
     where (content ->> 'user' = $1 or content ->> 'target' = $2
            or content ->> 'target' like '%/' || replace(replace(replace($2, '\\', '\\\\'), '%', '\\%'), '_', '\\_'))
       and not exists (select from audit_entry as entry where entry.seq = audit_content.seq and entry.action = 'audit.erase')`,
    [user ?? null, target ?? null, erasure],
  )
}

async function digestOf(client: Queryable, erasure: string): Promise<string> {
  let digest = ''
  const numbers = client.stream<{ seq: number }>(
    'select seq from audit_content where erasure = $1 order by seq',
    [erasure],
  )
  for await (const rows of numbers) {
    for (const { seq } of rows) digest = erasureDigest(digest, seq)
  }
  return digest
}
