import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { signHead } from '../../../server/audit/heads.ts'
import { readHead } from '../../../server/audit/read-head.ts'
import { openSigningKey } from '../../../server/audit/signing-key.ts'
import { verifyAudit } from '../../../server/audit/verify-audit.ts'
import { lookThroughPacks } from '../../../server/publish/look-through-packs.ts'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { startPublisher } from '../../../server/publish/publisher.ts'
import { audit } from '../../../server/security/audit.ts'
import type { Queryable } from '../../../server/storage/database.ts'
import { packFolderOf } from '../../../server/storage/pack-store.ts'
import type { TestApp } from '../../builders/test-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { backUp, openBackupWorld, restore, targetForTest } from './backup-world.ts'

const WRITERS = 4
const ACTS = 3

/** One event with all that is done about it, in one transaction: each act a thing on the map and an entry of the log. */
async function writeEvent(client: Queryable, no: string): Promise<void> {
  const place = [WORLD.qingyuan, 120.003, 30.2535, WORLD.grids.west.slice(0, 12), WORLD.grids.west]
  await client.execute(
    `insert into grid_event (no, category, category_version, subclass, level, source, title, state, reported_at,
       subdistrict, lon, lat, community, grid)
     values ($1, 'enforcement', '2021', 'fumes', 4, '网格巡查', 'x', 'doing', now(), $2, $3, $4, $5, $6)`,
    [no, ...place],
  )
  for (let act = 1; act <= ACTS; act++) {
    await client.execute(
      `insert into layer_item (layer, code, title, class, risk, attributes, valid_from, subdistrict, lon, lat, community, grid)
       values ('SCHOOL', $1, 'x', 1, 0, '{}', '2026-01-01', $2, $3, $4, $5, $6)`,
      [`${no}-${act}`, ...place],
    )
    await audit(client, { userId: 'user:1', action: 'feature.read', target: `${no}-${act}` })
  }
  for (const layer of ['EVENT', 'SCHOOL']) {
    await client.query('select mark_dirty($1, $2)', [layer, WORLD.qingyuan])
  }
}

/** Writes as fast as it goes, in so many connections, until told to stop; answers how many events that were. */
function write({ db }: TestApp): () => Promise<number> {
  let over = false
  let written = 0
  const one = async (writer: number) => {
    for (let i = 0; !over; i++) {
      await db.transaction((client) => writeEvent(client, `W${writer}-${i}`))
      written++
    }
  }
  const writers = Array.from({ length: WRITERS }, (_, writer) => one(writer))
  return async () => {
    over = true
    await Promise.all(writers)
    return written
  }
}

test('a backup made while four write and all is being published is one moment: whole events, a whole log, whole packs', async () => {
  const app = await openBackupWorld()
  const folder = mkdtempSync(join(tmpdir(), 'onemap-while-'))
  onTestFinished(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const publisher = await startPublisher(app.services, {
    debounceMs: 0,
    maker: localPackMaker(app.services),
  })
  const stop = write(app)
  await expect
    .poll(async () => (await app.db.query(`select 1 from grid_event where no like 'W%'`)).length)
    .toBeGreaterThan(WRITERS)
  const { manifest } = await backUp(app.services, join(folder, 'backup'))
  const written = await stop()
  await publisher.stop()

  const target = await targetForTest()
  const { dataDir, databaseUrl, db } = target
  await restore(join(folder, 'backup'), {
    dataDir,
    databaseUrl,
    keyFile: app.services.settings.keyFile,
  })
  const [counts] = await db.query<{ events: number; acts: number; entries: number }>(
    `select (select count(*)::int from grid_event where no like 'W%') as events,
       (select count(*)::int from layer_item where code like 'W%') as acts,
       (select count(*)::int from audit_trail where target like 'W%') as entries`,
  )
  const { events } = counts!
  expect(counts).toEqual({ events, acts: events * ACTS, entries: events * ACTS })
  expect(events).toBeGreaterThan(0)
  expect(events).toBeLessThan(written)
  const halves = await db.query(
    `select no from grid_event where no like 'W%' and (
       select count(*) from layer_item join audit_trail on target = code where code like no || '-%') <> $1`,
    [ACTS],
  )
  expect(halves).toEqual([])
  const key = openSigningKey(join(folder, 'audit.key'))
  const verdict = await verifyAudit(db, {
    heads: [signHead(key, (await readHead(db))!)],
    publicKey: key.publicKey,
  })
  expect(verdict.sentence).toMatch(/./)
  expect(verdict.whole).toBe(true)
  expect((await readHead(db))!.seq).toBeGreaterThan(manifest.auditHead!.seq)
  // Each current pack is, to the byte, what was published; what is not there is marked.
  const packs = { folder: packFolderOf(dataDir) }
  const log = pino({ level: 'silent' })
  const fast = { bytesPerSecond: Number.POSITIVE_INFINITY }
  expect(await lookThroughPacks({ db, log, packs }, fast)).toBe(0)
  const unmarked = await app.db.query(`select 1 from pack where current and digests = '{}'`)
  expect(unmarked).toEqual([])
})
