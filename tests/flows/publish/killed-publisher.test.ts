import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { decodeTile } from '../../../data/formats/fgb/tile-decoder.ts'
import { cleanUpPacks } from '../../../server/publish/clean-up.ts'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { publishLayer } from '../../../server/publish/publish-layer.ts'
import { startProgram } from '../../builders/server-process.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { databaseUrl } from '../server/new-database.ts'

/** A tile that holds both packs. */
const TILE = '/tiles/CATERING/12/3413/1686.fgb'
const SUBDISTRICTS = [WORLD.qingyuan, WORLD.linxi]
let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  await setState(1)
  await publishAll(app.services, 'everything')
  await app.services.packs.catalogue.refresh()
})
afterAll(() => app.close())
beforeEach(async () => expect(await statesOnTile()).toEqual([1, 1]))

// Each table is locked so that the publisher stands still where it first wants to write (or read) it, and is killed there.
test.each([
  ['before its rows are read', 'layer_item', 'access exclusive', 'none'],
  ['between the last file and the first word of it in the database', 'pack', 'exclusive', 'all'],
  ['before the version of the layer', 'layer_publication', 'exclusive', 'all'],
  ['before it is announced', 'live_pending', 'exclusive', 'all'],
])('killed %s, the old version is served and the next run publishes', async (...point) => {
  const [, table, mode, written] = point
  const files = await filesOf('CATERING')
  const packs = await currentPacks()
  await setState(2)
  await app.db.transaction(async (client) => {
    await client.execute(`lock table ${table} in ${mode} mode`)
    const { child, ended } = startPublisher()
    await vi.waitFor(async () => expect(await isWaitingFor(table)).toBe(true), WAITING)
    child.kill('SIGKILL')
    await ended
    const added = (await filesOf('CATERING')).length - files.length
    if (written === 'none') expect(added).toBe(0)
    else expect(added).toBeGreaterThanOrEqual(2 * SUBDISTRICTS.length)
  })
  await nobodyPublishes()
  await app.services.packs.catalogue.refresh()
  expect(await currentPacks()).toEqual(packs)
  expect(await statesOnTile()).toEqual([1, 1])
  expect(await dirtyPacks()).toEqual([...SUBDISTRICTS].sort())

  await publishAll(app.services, 'dirty')
  await app.services.packs.catalogue.refresh()
  expect(await statesOnTile()).toEqual([2, 2])
  expect(await dirtyPacks()).toEqual([])
  await cleanUpPacks(app.services, { graceMs: 0, orphanMs: 0 })
  expect(await filesOf('CATERING')).toHaveLength(files.length)

  await setState(1)
  await publishAll(app.services, 'dirty')
  await cleanUpPacks(app.services, { graceMs: 0, orphanMs: 0 })
  await app.services.packs.catalogue.refresh()
})

test('whoever reads while it is published sees all of the old version or all of the new one', async () => {
  const seen = new Set<string>()
  let isPublishing = true
  const reading = (async () => {
    while (isPublishing) seen.add((await statesOnTile()).join())
  })()
  for (const state of [2, 1, 2, 1, 2, 1]) {
    await setState(state)
    const maker = localPackMaker(app.services)
    const layer = app.services.registry.layer('CATERING')!
    await publishLayer({ db: app.db, maker }, layer, SUBDISTRICTS)
    await vi.waitFor(async () => expect(await statesOnTile()).toEqual([state, state]), WAITING)
  }
  isPublishing = false
  await reading
  expect([...seen].sort()).toEqual(['1,1', '2,2'])
})

const WAITING = { timeout: 90_000, interval: 5 }

async function setState(state: number): Promise<void> {
  await app.db.transaction(async (client) => {
    await client.query(`update layer_item set state = $1 where layer = 'CATERING'`, [state])
    await client.query(`select mark_dirty('CATERING', s) from unnest($1::text[]) s`, [SUBDISTRICTS])
  })
}

const startPublisher = () =>
  startProgram('server/cli.ts', ['publish'], {
    ONEMAP_DATA_DIR: app.services.settings.dataDir,
    ONEMAP_MODE: 'demo',
    DATABASE_URL: databaseUrl(app.db.connection),
  })

async function statesOnTile(): Promise<number[]> {
  const answer = await app.as('commander').request(TILE)
  expect(answer.status).toBe(200)
  return [...decodeTile(new Uint8Array(await answer.arrayBuffer())).state]
}

async function isWaitingFor(table: string): Promise<boolean> {
  const rows = await app.db.query(
    `select from pg_locks where relation = $1::regclass and not granted`,
    [table],
  )
  return rows.length > 0
}

/** The killed one's session has ended: its lock on the layer is free. */
const nobodyPublishes = () =>
  vi.waitFor(async () => {
    const rows = await app.db.query(
      `select from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
          and pid <> pg_backend_pid() and objid = hashtext('publish CATERING')::bigint & x'ffffffff'::bigint`,
    )
    expect(rows).toEqual([])
  }, WAITING)

const currentPacks = () =>
  app.db.query(`select * from pack where layer = 'CATERING' and current order by subdistrict`)

async function dirtyPacks(): Promise<string[]> {
  const rows = await app.db.query<{ subdistrict: string }>(
    'select subdistrict from dirty_pack order by subdistrict',
  )
  return rows.map(({ subdistrict }) => subdistrict)
}

async function filesOf(layer: string): Promise<string[]> {
  const paths = []
  for await (const { path } of app.services.packs.folder.list()) {
    if (path.startsWith(layer)) paths.push(path)
  }
  return paths
}
