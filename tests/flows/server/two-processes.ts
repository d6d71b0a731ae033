import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cleanUpPacks } from '../../../server/publish/clean-up.ts'
import { ensureDemoAccounts } from '../../../server/security/demo-accounts.ts'
import type { Database } from '../../../server/storage/database.ts'
import { packFolderOf } from '../../../server/storage/pack-store.ts'
import { type ServerProcess, startServerProcess } from '../../builders/server-process.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { insertCrowd } from '../publish/crowd.ts'
import { openFollower, signIn } from './follower.ts'
import { createDatabase, type NewDatabase } from './new-database.ts'

const CROWD = 30_000
let packDir: string
let database: NewDatabase
let db: Database
let first: ServerProcess
let second: ServerProcess

/** Two servers on one database and one pack folder serve, publish and tell as one. */
export function describeTwoProcesses(serverOf: () => Promise<pg.ClientConfig>): void {
  beforeAll(() => serverOf().then(startBoth))
  afterAll(stopBoth)

  test('a change is published once, and both tell and serve it', async () => {
    const followers = await Promise.all([openFollower(first.url), openFollower(second.url)])
    await addSchool('BOTH1')
    const versions = await Promise.all(followers.map((follower) => follower.published('SCHOOL')))
    expect(versions[0]).toBe(versions[1])
    const features = await Promise.all(followers.map((follower) => follower.layer('SCHOOL')))
    expect(features[0]).toMatchObject({ version: versions[0] })
    expect(features[0]!.featureCount).toBe(await schoolCount())
    expect(features[1]).toEqual(features[0])
    expect(await followers[1]!.tile('SCHOOL')).toEqual(await followers[0]!.tile('SCHOOL'))
    await Promise.all(followers.map((follower) => follower.close()))
  })

  test('a reader goes on at the other server where the first one left it', async () => {
    const follower = await openFollower(first.url)
    await addSchool('RESUME1')
    await follower.published('SCHOOL')
    const lastId = follower.lastId()
    await follower.close()
    await addSchool('RESUME2')
    await settled()
    const resumed = await openFollower(second.url, lastId)
    await resumed.published('SCHOOL')
    expect(resumed.lastId()).toBe(lastId + 1)
    await resumed.close()
  })

  test('one killed while it publishes loses nothing: old version, then the other takes over', async () => {
    const follower = await openFollower(second.url)
    const before = await follower.layer('SCHOOL')
    const current = await currentVersion()
    await whileSecondPauses(async () => {
      await addSchool('KILL1')
      await writingBegins()
      first.child.kill('SIGKILL')
      await first.ended
      expect(await dirtyCount()).toBe(1)
      expect(await currentVersion()).toBe(current)
      expect(await filesOf(current)).toContain(`SCHOOL/${WORLD.qingyuan}/${current}.fgb`)
    })
    await follower.published('SCHOOL')
    expect((await follower.layer('SCHOOL')).featureCount).toBe(before.featureCount + 1)
    expect(await dirtyCount()).toBe(0)
    await follower.close()
    await expectOnlyCurrentFiles()
    first = await startOn()
    const again = await openFollower(first.url)
    expect((await again.layer('SCHOOL')).featureCount).toBe(before.featureCount + 1)
    await again.close()
  })

  test('signing out at one counts at the other', async () => {
    const cookie = await signIn(first.url)
    const whoAmI = () =>
      fetch(`${second.url}/api/sessions/current`, { headers: { cookie } }).then((r) => r.status)
    expect(await whoAmI()).toBe(200)
    await fetch(`${first.url}/api/sessions/current`, {
      method: 'DELETE',
      headers: { cookie, origin: first.url },
    })
    await expect.poll(whoAmI).toBe(401)
  })
}

async function startBoth(server: pg.ClientConfig): Promise<void> {
  packDir = mkdtempSync(join(tmpdir(), 'onemap-two-'))
  database = await createDatabase(server)
  db = database.db
  await insertTinyWorld(db)
  await insertCrowd(db, CROWD)
  await ensureDemoAccounts(db)
  await db.query(`select mark_dirty('SCHOOL', $1)`, [WORLD.qingyuan])
  first = await startOn()
  second = await startOn()
  await settled()
}

async function stopBoth(): Promise<void> {
  for (const server of [first, second]) {
    server?.child.kill('SIGTERM')
    await server?.ended
  }
  await database?.drop()
  if (packDir) rmSync(packDir, { recursive: true, force: true })
}

const startOn = (): Promise<ServerProcess> =>
  startServerProcess({
    ONEMAP_DATA_DIR: packDir,
    ONEMAP_MODE: 'demo',
    DATABASE_URL: database.url,
  })

const dirtyCount = async () => (await db.query('select 1 from dirty_pack')).length
const settled = () =>
  vi.waitFor(async () => expect(await dirtyCount()).toBe(0), { timeout: 90_000, interval: 50 })

async function addSchool(code: string): Promise<void> {
  await db.transaction(async (client) => {
    await client.query(
      `insert into layer_item
         (subdistrict, layer, code, title, lon, lat, community, grid, valid_from)
       values ($1, 'SCHOOL', $2, '新校', 120.004, 30.2521, $3, $4, '2025-01-01')`,
      [WORLD.qingyuan, code, WORLD.communities.wenlan, WORLD.grids.west],
    )
    await client.query('select mark_dirty($1, $2)', ['SCHOOL', WORLD.qingyuan])
  })
}

async function currentVersion(): Promise<number> {
  const row = await db.first<{ version: number }>(
    `select version from pack where layer = 'SCHOOL' and subdistrict = $1 and current`,
    [WORLD.qingyuan],
  )
  return row!.version
}

/** Stands still, so that the other one gets the work. */
async function whileSecondPauses(work: () => Promise<void>): Promise<void> {
  second.child.kill('SIGSTOP')
  try {
    await work()
  } finally {
    second.child.kill('SIGCONT')
  }
}

/** Until files of a version are there that the database does not know. */
async function writingBegins(): Promise<void> {
  await expect
    .poll(async () => (await unknownFiles()).length, { timeout: 90_000, interval: 5 })
    .toBeGreaterThan(0)
}

async function unknownFiles(): Promise<string[]> {
  const rows = await db.query<{ version: number }>('select version from pack')
  const known = new Set(rows.map(({ version }) => version))
  return (await allFiles()).filter((path) => !known.has(versionOf(path)))
}

const filesOf = async (version: number) =>
  (await allFiles()).filter((path) => versionOf(path) === version)

async function allFiles(): Promise<string[]> {
  const paths = []
  for await (const { path } of packFolderOf(packDir).list()) paths.push(path)
  return paths
}

const versionOf = (path: string) => Number(/\/(\d+)\./.exec(path)?.[1])

async function expectOnlyCurrentFiles(): Promise<void> {
  expect(await unknownFiles()).not.toEqual([])
  await cleanUpPacks({ db, packs: { folder: packFolderOf(packDir) } }, { orphanMs: 0 })
  expect(await unknownFiles()).toEqual([])
}

async function schoolCount(): Promise<number> {
  const row = await db.first<{ n: number }>(
    `select count(*)::int as n from layer_item where layer = 'SCHOOL'`,
  )
  return row!.n
}
