import type { Queryable } from '../storage/database.ts'

export interface AuditEntry {
  userId: string
  /** Verb and object, e.g. `session.create`, `feature.read`. */
  action: string
  /** Code of the thing. */
  target: string
  purpose?: string
  details?: Record<string, unknown>
}

/** Writes one line of the audit log; give it the transaction that does the audited thing. */
export async function audit(client: Queryable, entry: AuditEntry): Promise<void> {
  await client.execute(
    'insert into audit_entry (user_id, action, target, purpose, details) values ($1, $2, $3, $4, $5)',
    [entry.userId, entry.action, entry.target, entry.purpose ?? null, entry.details ?? {}],
  )
}
