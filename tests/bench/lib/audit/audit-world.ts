import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eraseContents } from '../../../../server/audit/erase.ts'
import { type SignedHead, signHead } from '../../../../server/audit/heads.ts'
import { readHead } from '../../../../server/audit/read-head.ts'
import { openSigningKey, type SigningKey } from '../../../../server/audit/signing-key.ts'
import { audit } from '../../../../server/security/audit.ts'
import type { Database } from '../../../../server/storage/database.ts'

export interface AuditWorld {
  heads: SignedHead[]
  key: SigningKey
  /** Newest number. */
  last: number
}

/** A small log as it comes about: looks of four accounts, one erasure in the middle, a signed head now and then. */
export async function makeAuditWorld(db: Database, entries: number): Promise<AuditWorld> {
  const key = temporaryKey()
  const heads: SignedHead[] = []
  const signNow = async () => {
    const head = await readHead(db)
    if (head) heads.push(signHead(key, head))
  }
  for (let i = 1; i <= entries; i++) {
    await audit(db, {
      userId: `user:${i % 4}`,
      action: i % 7 === 0 ? 'session.start' : 'feature.read',
      target: i % 7 === 0 ? `user:${i % 4}` : `RENTAL/F${i % 23}`,
      layer: 'RENTAL',
      grid: `33019900100100${i % 3}`,
      ...(i % 3 === 0 && { purpose: 'visit' }),
      details: { disclosed: ['landlord'], i },
    })
    if (i === Math.floor(entries / 2)) await eraseContents(db, { target: 'F5', reason: '2026-14' })
    if (i % Math.ceil(entries / 5) === 0) await signNow()
  }
  await signNow()
  return { heads, key, last: heads.at(-1)!.seq }
}

function temporaryKey(): SigningKey {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-audit-key-'))
  try {
    return openSigningKey(join(folder, 'key.audit'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
