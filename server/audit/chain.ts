import { hash } from 'node:crypto'

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
  return hash('sha256', `${previous}|${seq}|${at}|${action}|${commitment}`, 'hex')
}

export function commitmentOf(salt: Buffer, content: string): string {
  const most = salt.length + content.length * MOST_BYTES_A_CHARACTER
  const bytes = most <= scratch.length ? scratch : Buffer.allocUnsafe(most)
  salt.copy(bytes)
  const length = salt.length + bytes.write(content, salt.length, 'utf8')
  return hash('sha256', bytes.subarray(0, length), 'hex')
}

/** UTF-8 of one UTF-16 unit. */
const MOST_BYTES_A_CHARACTER = 3
/** A million small buffers cost more than what is written into them. */
const scratch = Buffer.alloc(8_192)
