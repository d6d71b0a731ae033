import { createHash } from 'node:crypto'

/** What stands before the first entry. */
export const GENESIS = '0'.repeat(64)

/** The open half of an entry; `commitment` and `chain` are SHA-256 in hexadecimal. */
export interface ChainEntry {
  seq: number
  /** `YYYY-MM-DDTHH:MM:SS.uuuuuuZ`, as it was hashed. */
  at: string
  action: string
  commitment: string
  chain: string
}

/** The other half; salt and content are null when they were erased under the id `erasure`. */
export interface ChainContent {
  seq: number
  salt: Buffer | null
  content: string | null
  erasure: string | null
}

/** The same as `chain_audit_entry()` of migration 0012 computes. */
export function chainHash(previous: string, entry: Omit<ChainEntry, 'chain'>): string {
  const { seq, at, action, commitment } = entry
  return createHash('sha256')
    .update(`${previous}|${seq}|${at}|${action}|${commitment}`)
    .digest('hex')
}

export function commitmentOf(salt: Buffer, content: string): string {
  return createHash('sha256').update(salt).update(content, 'utf8').digest('hex')
}
