import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../../server/backup/backup-format.ts'
import { openBackup } from '../../../server/backup/open-backup.ts'
import { verifyBackup } from '../../../server/backup/verify-backup.ts'
import type { Queryable } from '../../../server/storage/database.ts'
import { readMigrations } from '../../../server/storage/migrate.ts'
import { mayRemovePacks } from '../../../server/storage/pack-hold.ts'
import type { TestApp } from '../../builders/test-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import {
  backUp,
  emptyTarget,
  folderForTest,
  openBackupWorld,
  PASSPHRASE,
  restore,
  type Target,
  targetForTest,
} from './backup-world.ts'

let app: TestApp
let keyFile: string
let manifest: Manifest
let target: Target

beforeAll(async () => {
  app = await openBackupWorld()
  keyFile = app.services.settings.keyFile
  await app.as('commander').request('/api/sessions/current')
  await app.db.execute(
    `insert into import_job (id, owner, layer, job) values ('half0001', 'x', 'OWN_HALF', '{"state":"ready"}')`,
  )
})
afterAll(() => app.close())

const settingsOf = ({ dataDir, databaseUrl }: Target) => ({ dataDir, databaseUrl, keyFile })

describe('restored', () => {
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onemap-restored-'))
    manifest = (await backUp(app.services, join(folder, 'backup'))).manifest
    target = await emptyTarget(join(folder, 'data'))
    await restore(join(folder, 'backup'), settingsOf(target))
    return async () => {
      await target.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('rows, packs, photos and counters are those of the backup, by another backup of what was restored', async () => {
    const services = {
      ...app.services,
      db: target.db,
      settings: { ...app.services.settings, dataDir: target.dataDir },
    }
    const again = (await backUp(services, join(folderForTest(), 'second'))).manifest
    const rowsOf = ({ tables }: Manifest) =>
      Object.fromEntries(
        // The restore itself stands in the first two, an import that was not committed has ended.
        tables
          .filter(({ name }) => !/^(audit_.*|setting|import_job)$/.test(name))
          .map(({ name, rows, sha256 }) => [name, { rows, sha256 }]),
      )
    expect(rowsOf(again)).toEqual(rowsOf(manifest))
    expect(manifest.tables.find(({ name }) => name === 'layer_item')?.rows).toBeGreaterThan(3_000)
    expect(manifest.photos?.files).toBe(1)
    expect(again.photos).toEqual(manifest.photos)
    expect(contentsOf(target.dataDir)).toEqual(contentsOf(app.services.settings.dataDir))
    const counterOf = (name: string, { sequences }: Manifest) =>
      sequences.find((sequence) => sequence.name === name)?.value
    expect(counterOf('live_message_id_seq', again)).toBe(counterOf('live_message_id_seq', manifest))
    // Versions that browsers may remember are never given out again.
    expect(counterOf('publication_version', again)).toBeGreaterThan(1e12)
  })

  test('the schema is the one that migrations make: indexes, keys, triggers', async () => {
    expect(await schemaOf(target.db)).toEqual(await schemaOf(app.db))
  })

  test('everybody signs in again, the audit log goes on where it was', async () => {
    expect(await app.db.query('select 1 from session')).not.toEqual([])
    expect(await target.db.query('select 1 from session')).toEqual([])
    const [entry] = await target.db.query(
      `select seq, (select encode(chain, 'hex') from audit_entry where seq = $1) as head
       from audit_entry where action = 'backup.restore'`,
      [manifest.auditHead?.seq],
    )
    const { seq, chain } = manifest.auditHead!
    expect(entry).toEqual({ seq: seq + 1, head: chain })
  })

  test('imports that were not committed are told to be brought again', async () => {
    const [row] = await target.db.query<{ job: object }>(
      `select job from import_job where id = 'half0001'`,
    )
    expect(row?.job).toMatchObject({ state: 'failed', error: { code: 'interrupted' } })
  })
})

/** The packs of a data folder. */
function contentsOf(dataDir: string): Record<string, string> {
  const root = join(dataDir, 'packs')
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const files = paths.filter((path) => /\.(fgb|grids)$/.test(path)).sort()
  return Object.fromEntries(
    files.map((path) => [path, readFileSync(join(root, path)).toString('base64')]),
  )
}

async function schemaOf(db: Queryable) {
  return {
    indexes: await db.query(
      `select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`,
    ),
    keys: await db.query(
      `select conname, pg_get_constraintdef(oid) as definition from pg_constraint
       where connamespace = 'public'::regnamespace order by conname, 2`,
    ),
    triggers: await db.query(
      `select tgrelid::regclass::text as table, tgname, tgenabled, pg_get_triggerdef(oid) as definition
       from pg_trigger where not tgisinternal order by 1, 2`,
    ),
  }
}

test('of two rows that are written together, while the backup is made, both are in it or neither', async () => {
  const folder = join(folderForTest(), 'backup')
  let over = false
  let written = 0
  const write = async () => {
    while (!over) {
      const code = `W${++written}`
      await app.db.transaction(async (client) => {
        await client.execute(`insert into org (uscc, name, kind, industry, status)
          values ('${code}', 'x', '企业', 'x', '存续')`)
        await client.execute(`insert into setting (key, value) values ('${code}', '1')`)
      })
    }
  }
  const writers = [write(), write()]
  await backUp(app.services, folder)
  over = true
  await Promise.all(writers)
  const into = await targetForTest()
  await restore(folder, settingsOf(into))
  const [counts] = await into.db.query(
    `select
       (select count(*)::int from org where uscc like 'W%') as orgs,
       (select count(*)::int from setting where key like 'W%') as settings,
       (select count(*)::int from org full join setting on key = uscc
         where coalesce(uscc, key) ~ '^W' and (uscc is null or key is null)) as half`,
  )
  const { orgs, settings, half } = counts as Record<string, number>
  expect(half).toBe(0)
  expect(orgs).toBe(settings)
  expect(orgs).toBeLessThan(written)
})

test('one without packs, from before the newest migration, is brought up and its packs are marked', async () => {
  const folder = join(folderForTest(), 'backup')
  await backUp(app.services, folder, { withPacks: false })
  const into = await targetForTest()
  const text = `alter table org add column motto text not null default 'x';
    update org set motto = name where uscc is not null;`
  const migrations = [
    ...readMigrations(),
    { number: 9_999, name: '9999-motto.sql', text, hash: '0'.repeat(64) },
  ]
  const { packsToPublish } = await restore(folder, settingsOf(into), { migrations })
  expect(await into.db.query('select 1 from org where motto = name limit 1')).toHaveLength(1)
  expect(await into.db.query('select 1 from migration where number = 9999')).toHaveLength(1)
  const before = await app.db.query('select 1 from pack where current')
  expect(packsToPublish).toBe(before.length)
  expect(await into.db.query('select 1 from pack')).toEqual([])
})

test('a damaged pack is left out, told, and published anew after a restore', async () => {
  const parent = folderForTest()
  const packs = join(app.services.settings.dataDir, 'packs', 'SCHOOL', WORLD.qingyuan)
  const path = join(packs, readdirSync(packs).find((name) => /^\d+\.fgb$/.test(name))!)
  const whole = readFileSync(path)
  const flipped = Buffer.from(whole)
  flipped[whole.length - 20]! ^= 4
  writeFileSync(path, flipped)
  const said: string[] = []
  await backUp(app.services, join(parent, 'backup'), { say: (line) => said.push(line) })
  writeFileSync(path, whole)
  expect(said.join()).toMatch(`The pack SCHOOL ${WORLD.qingyuan} is damaged`)
  const into = await targetForTest()
  await restore(join(parent, 'backup'), settingsOf(into))
  expect(await into.db.query('select layer, subdistrict from dirty_pack')).toEqual([
    { layer: 'SCHOOL', subdistrict: WORLD.qingyuan },
  ])
})

test('a database that holds anything is left as it is', async () => {
  const folder = join(folderForTest(), 'backup')
  await backUp(app.services, folder, { withPacks: false })
  const into = await targetForTest()
  await into.db.execute('create table notes (text text)')
  await expect(restore(folder, settingsOf(into))).rejects.toThrow(/DATABASE_URL is not empty/)
  expect(
    await into.db.query(`select tablename from pg_tables where schemaname = 'public'`),
  ).toEqual([{ tablename: 'notes' }])
})

test('old packs are not removed while they are copied', async () => {
  const folder = join(folderForTest(), 'backup')
  const answers = new Set<boolean>()
  await backUp(app.services, folder, {
    onProgress: () => void app.db.transaction(mayRemovePacks).then((may) => answers.add(may)),
  })
  expect([...answers]).toEqual([false])
  expect(await app.db.transaction(mayRemovePacks)).toBe(true)
})

test('a stopped backup leaves nothing behind, a whole one passes the check', async () => {
  const parent = folderForTest()
  const stop = new AbortController()
  const making = backUp(app.services, join(parent, 'stopped'), {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('stopped')),
  })
  await expect(making).rejects.toThrow('stopped')
  expect(readdirSync(parent)).toEqual([])
  // Its connections are usable again.
  await backUp(app.services, join(parent, 'whole'))
  expect(readdirSync(parent)).toEqual(['whole'])
  const backup = await openBackup(join(parent, 'whole'), async () => PASSPHRASE)
  await verifyBackup(backup, () => undefined)
  expect(existsSync(join(parent, 'whole', 'onemap-backup.json'))).toBe(true)
})

test('nothing in it can be read without the key', async () => {
  const folder = join(folderForTest(), 'backup')
  await backUp(app.services, folder)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const path of paths.filter((path) => /\.sealed$|^manifest$/.test(path))) {
    const text = readFileSync(join(folder, path))
    for (const word of ['文澜', 'commander', 'PGCOPY', '"path"']) {
      expect(text.includes(word), `${word} in ${path}`).toBe(false)
    }
  }
})
