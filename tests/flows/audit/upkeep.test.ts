import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { archiveAudit } from '../../../server/audit/archive.ts'
import { eraseContents } from '../../../server/audit/erase.ts'
import { appendHead, newestHead, readHeads, type SignedHead } from '../../../server/audit/heads.ts'
import { readHead } from '../../../server/audit/read-head.ts'
import { openSigningKey } from '../../../server/audit/signing-key.ts'
import { verifyArchive } from '../../../server/audit/verify-archive.ts'
import { verifyAudit } from '../../../server/audit/verify-audit.ts'
import { audit } from '../../../server/security/audit.ts'
import type { Database } from '../../../server/storage/database.ts'
import { makeAuditWorld } from '../../bench/lib/audit/audit-world.ts'
import { databaseForTest } from '../../builders/test-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'onemap-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const key = openSigningKey(join(folder, 'key.audit'))
const { publicKey } = key

const look = (db: Database, userId: string, target: string, details = {}) =>
  audit(db, { userId, action: 'feature.read', target, details })

const verify = (db: Database, heads: readonly SignedHead[] = []) =>
  verifyAudit(db, { heads, publicKey })

test('acts of one transaction stand or fall with it, and numbers have no gaps', async () => {
  const db = await databaseForTest()
  await look(db, 'user:1', 'RENTAL/F1')
  const broken = db.transaction(async (client) => {
    await audit(client, { userId: 'user:2', action: 'feature.read', target: 'RENTAL/F2' })
    throw new Error('thought better of it')
  })
  await expect(broken).rejects.toThrow()
  await Promise.all(Array.from({ length: 20 }, (_, i) => look(db, `user:${i}`, 'RENTAL/F3')))
  const rows = await db.query<{ seq: number }>('select seq from audit_trail order by seq')
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
  expect(await verify(db)).toMatchObject({ whole: true, entries: 21 })
})

test('a long transaction keeps nobody waiting', async () => {
  const db = await databaseForTest()
  await db.transaction(async (client) => {
    await audit(client, { userId: 'slow', action: 'import.commit', target: 'OWN_X' })
    await look(db, 'quick', 'RENTAL/F1')
  })
  const rows = await db.query<{ user_id: string }>('select user_id from audit_trail order by seq')
  expect(rows.map(({ user_id }) => user_id)).toEqual(['quick', 'slow'])
})

test('what is personal does not come into an entry', async () => {
  const db = await databaseForTest()
  await look(db, 'user:1', '张三', {
    name: '李四',
    phone: '13800138000',
    id: '11010519491231002X',
    list: ['landlord', '王五'],
    count: 3,
  })
  const row = await db.first('select target, details from audit_trail')
  expect(row).toEqual({
    target: 'withheld',
    details: {
      name: 'withheld',
      phone: 'withheld',
      id: 'withheld',
      list: ['landlord', 'withheld'],
      count: 3,
    },
  })
})

test('entries are neither changed nor taken away', async () => {
  const db = await databaseForTest()
  await look(db, 'user:1', 'RENTAL/F1')
  for (const sql of [
    'update audit_entry set action = action',
    'delete from audit_entry',
    'truncate audit_entry',
    `update audit_content set content = '{}'`,
    'delete from audit_content',
    'truncate audit_content',
  ]) {
    await expect(db.execute(sql), sql).rejects.toThrow('append-only')
  }
})

test('a person is erased and the chain still closes', async () => {
  const db = await databaseForTest()
  for (const user of ['user:1', 'user:2', 'user:1']) await look(db, user, `RENTAL/${user}`)
  expect(await eraseContents(db, { user: 'user:1', reason: '2026-14' })).toBe(2)
  const verdict = await verify(db)
  expect(verdict).toMatchObject({ whole: true, entries: 4, erased: 2 })
  expect(verdict.sentence).toBe(
    'The audit log is whole: 4 entries up to number 4, 2 of them with erased contents; there was no signed head to compare with.',
  )
  const text = JSON.stringify(await db.query('select * from audit_content'))
  expect(text).not.toContain('user:1')
  expect(await eraseContents(db, { target: 'user:2' })).toBe(1)
  expect(await verify(db)).toMatchObject({ whole: true, erased: 3 })
})

test('heads show what was cut off after they were signed', async () => {
  const db = await databaseForTest()
  const path = join(folder, 'heads.jsonl')
  for (let i = 0; i < 5; i++) await look(db, 'user:1', `RENTAL/F${i}`)
  appendHead(path, key, (await readHead(db))!)
  expect(newestHead(path)).toMatchObject({ seq: 5, count: 5 })
  expect(await verify(db, readHeads(path))).toMatchObject({ whole: true, heads: 1 })
  await db.query('alter table audit_entry disable trigger user')
  await db.query('alter table audit_content disable trigger user')
  await db.query('delete from audit_entry where seq = 5')
  await db.query('delete from audit_content where seq = 5')
  await db.query('alter table audit_entry enable trigger user')
  await db.query('alter table audit_content enable trigger user')
  expect((await verify(db)).whole).toBe(true)
  const verdict = await verify(db, readHeads(path))
  expect(verdict).toMatchObject({ whole: false, firstBad: 5 })
  expect(verdict.sentence).toContain('the log ends at entry 4')
  const forged = { ...readHeads(path)[0]!, seq: 4 }
  writeFileSync(path, `${JSON.stringify(forged)}\n{"seq":`)
  expect((await verify(db, readHeads(path))).sentence).toContain('not signed by this key')
})

test('old months go into a signed file and the chain goes on behind them', async () => {
  const db = await databaseForTest()
  await db.execute(
    `insert into audit_pending (at, action, content)
     select now() - interval '30 months' + make_interval(hours => i), 'feature.read',
       jsonb_build_object('user', 'user:' || i % 3, 'target', 'RENTAL/F' || i) from generate_series(1, 40) as i`,
  )
  await look(db, 'user:1', 'RENTAL/F1')
  await eraseContents(db, { user: 'user:1' })
  const path = join(folder, 'archive.jsonl')
  const segment = await archiveAudit(db, key, 24, path)
  expect(segment).toMatchObject({ first: 1, last: 40 })
  expect(await verify(db)).toMatchObject({ whole: true, entries: 3, erased: 1, lastSeq: 43 })
  expect(await verifyArchive(path, publicKey)).toBe('The archive is whole: 40 entries, 1 to 40.')
  expect(await archiveAudit(db, key, 24, join(folder, 'none.jsonl'))).toBeUndefined()
  expect(existsSync(join(folder, 'none.jsonl'))).toBe(false)
  writeFileSync(path, readFileSync(path, 'utf8').replace('RENTAL/F12', 'RENTAL/F13'))
  await expect(verifyArchive(path, publicKey)).rejects.toThrow('entry 12')
  const stranger = openSigningKey(join(folder, 'other.audit'))
  expect((await verifyAudit(db, { heads: [], publicKey: stranger.publicKey })).whole).toBe(false)
})

test('a damaged log is not archived', async () => {
  const db = await databaseForTest()
  await makeAuditWorld(db, 10)
  await db.query('alter table audit_entry disable trigger user')
  await db.query(`update audit_entry set at = at - interval '3 years'`)
  await expect(archiveAudit(db, key, 24, join(folder, 'bad.jsonl'))).rejects.toThrow('damaged')
  expect(existsSync(join(folder, 'bad.jsonl'))).toBe(false)
})
