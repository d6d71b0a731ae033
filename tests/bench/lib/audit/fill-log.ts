import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SignedHead, signHead } from '../../../../server/audit/heads.ts'
import { readHead } from '../../../../server/audit/read-head.ts'
import { openSigningKey, type SigningKey } from '../../../../server/audit/signing-key.ts'
import type { Database } from '../../../../server/storage/database.ts'

const BATCH = 20_000

/** A long log through the same trigger as every other entry, with a signed head after each batch. */
export async function fillLog(
  db: Database,
  entries: number,
): Promise<{ heads: SignedHead[]; key: SigningKey; seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-audit-key-'))
  const key = openSigningKey(join(folder, 'key.audit'))
  rmSync(folder, { recursive: true, force: true })
  const heads: SignedHead[] = []
  const start = performance.now()
  for (let first = 1; first <= entries; first += BATCH) {
    await db.transaction(
      (client) => client.execute(FILL, [first, Math.min(entries, first + BATCH - 1)]),
      { statementTimeoutMs: 0 },
    )
    heads.push(signHead(key, (await readHead(db))!))
    if (first % (BATCH * 10) === 1)
      console.log(`${(first - 1).toLocaleString('en')} entries written`)
  }
  await db.query('analyze audit_entry; analyze audit_content')
  return { heads, key, seconds: (performance.now() - start) / 1000 }
}

const FILL = `
  insert into audit_pending (action, content)
  select 'feature.read', jsonb_build_object(
    'user', 'user:' || i % 2000, 'target', 'RENTAL/F33019900' || lpad((i % 50000)::text, 9, '0'), 'layer', 'RENTAL',
    'grid', '330199001' || lpad((i % 40)::text, 3, '0') || lpad((i % 30)::text, 3, '0'),
    'building', 'B330199' || lpad((i % 20000)::text, 9, '0'), 'purpose', 'visit',
    'details', jsonb_build_object('disclosed', array['landlord'])
  )
  from generate_series($1::integer, $2::integer) as i`
