import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LiveMessage } from '../../../data/contracts/index.ts'
import { cleanUpPacks } from '../../../server/publish/clean-up.ts'
import { GrownPack } from '../../../server/publish/make-pack.ts'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { publishLayer } from '../../../server/publish/publish-layer.ts'
import { startPublisher } from '../../../server/publish/publisher.ts'
import type { PackFolder } from '../../../server/storage/pack-folder.ts'
import { openPackStore } from '../../../server/storage/pack-store.ts'
import { contention } from '../../builders/contention.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { codesOf, tilesAt } from './read-layer.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  await publishAll(app.services, 'everything')
  await app.services.packs.catalogue.refresh()
})
afterAll(() => app.close())

const catering = () => app.services.registry.layer('CATERING')!
const published = () => app.services.packs.catalogue.layer('CATERING')!
const codes = async () => codesOf(await tilesAt(app, 'CATERING', published().detailZoom))
const isDirty = async () =>
  (await app.db.query(`select 1 from dirty_pack where layer = 'CATERING'`)).length > 0

function publishCatering(subdistricts: readonly string[], folder?: PackFolder) {
  const { services } = app
  const packs = folder === undefined ? services.packs : { ...services.packs, folder }
  const maker = localPackMaker({ ...services, packs })
  return publishLayer({ db: services.db, maker }, catering(), subdistricts)
}

async function addItem(code: string): Promise<void> {
  await app.db.transaction(async (client) => {
    await client.query(
      `insert into layer_item
         (subdistrict, layer, code, title, lon, lat, community, grid, valid_from)
       values ($1, 'CATERING', $2, '新店', 120.004, 30.2521, $3, $4, '2025-01-01')`,
      [WORLD.qingyuan, code, WORLD.communities.wenlan, WORLD.grids.west],
    )
    await client.query('select mark_dirty($1, $2)', ['CATERING', WORLD.qingyuan])
  })
}

/** Current packs of which it is known what they put on tiles; `xmin` tells when that was written. */
const countedPacks = () =>
  app.db.query<{ subdistrict: string; version: number }>(
    `select subdistrict, version, zoom, pack_load.xmin::text as written
       from pack join pack_load using (layer, subdistrict, version)
      where layer = 'CATERING' and current order by subdistrict`,
  )

async function files(): Promise<string[]> {
  const paths = []
  for await (const { path } of app.services.packs.folder.list()) paths.push(path)
  return paths.filter((path) => path.startsWith('CATERING'))
}

test('a pack that has grown too large for this thread is given up, and nothing of it is left', async () => {
  const before = await files()
  const task = { layer: catering(), subdistrict: WORLD.qingyuan, version: 9_999, mostRows: 0 }
  await expect(localPackMaker(app.services).make(task)).rejects.toBeInstanceOf(GrownPack)
  expect(await files()).toEqual(before)
})

describe('a changed row', () => {
  test('is on the map and announced within two seconds, other packs stay', async () => {
    const before = published().packs
    const newest = published().version
    const heard: LiveMessage[] = []
    const unsubscribe = app.services.live.subscribe((entry) => heard.push(entry.message))
    const isAnnounced = () =>
      heard.some(
        (message) =>
          message.kind === 'published' &&
          message.layer === 'CATERING' &&
          Number(message.version) > newest,
      )
    const publisher = await startPublisher(app.services)
    const start = performance.now()
    await addItem('NEW1')
    await expect.poll(isAnnounced, { interval: 10 }).toBe(true)
    expect(performance.now() - start).toBeLessThan(2_000 * contention())
    await publisher.stop()
    unsubscribe()
    await app.services.packs.catalogue.refresh()
    expect(await codes()).toContain('NEW1')
    expect(await isDirty()).toBe(false)
    const after = published()
    const pack = after.packs.find((candidate) => candidate.subdistrict === WORLD.qingyuan)!
    expect(heard).toContainEqual({
      kind: 'published',
      layer: 'CATERING',
      subdistrict: WORLD.qingyuan,
      version: String(pack.version),
    })
    expect(after.version).toBe(pack.version)
    expect(after.packs.find((p) => p.subdistrict === WORLD.linxi)).toEqual(
      before.find((p) => p.subdistrict === WORLD.linxi),
    )
  })

  test('leaves what was counted of the other packs as it is', async () => {
    await publishCatering([WORLD.qingyuan, WORLD.linxi])
    const before = await countedPacks()
    expect(before.map((pack) => pack.subdistrict)).toEqual([WORLD.qingyuan, WORLD.linxi])
    await publishCatering([WORLD.qingyuan])
    const after = await countedPacks()
    expect(after[0]!.version).toBeGreaterThan(before[0]!.version)
    expect(after[1]).toEqual(before[1])
  })

  test('that comes while its pack is being written stays marked', async () => {
    await addItem('NEW2')
    const folder = interruptedFolder(() => addItem('NEW3'))
    await publishCatering([WORLD.qingyuan], folder)
    expect(await isDirty()).toBe(true)
    await publishAll(app.services, 'dirty')
    await app.services.packs.catalogue.refresh()
    expect(await codes()).toEqual(expect.arrayContaining(['NEW2', 'NEW3']))
    expect(await isDirty()).toBe(false)
  })
})

describe('a crash in the middle', () => {
  test('leaves the old version, the mark, and files that are tidied away', async () => {
    const before = published()
    const filesBefore = await files()
    await addItem('NEW4')
    const folder = interruptedFolder(() => Promise.reject(new Error('the power went')))
    const crash = publishCatering([WORLD.qingyuan, WORLD.linxi], folder)
    await expect(crash).rejects.toThrow('the power went')
    await app.services.packs.catalogue.refresh()
    expect(published()).toEqual(before)
    expect(await codes()).not.toContain('NEW4')
    expect(await isDirty()).toBe(true)
    expect((await files()).length).toBeGreaterThan(filesBefore.length)
    await cleanUpPacks(app.services, { orphanMs: 0 })
    expect((await files()).sort()).toEqual(filesBefore.sort())
  })
})

describe('several processes', () => {
  test('publish each change once', async () => {
    await addItem('NEW5')
    const results = await Promise.all([
      publishCatering([WORLD.qingyuan]),
      publishCatering([WORLD.qingyuan]),
    ])
    expect(results.filter((result) => result === 'busy').length).toBeLessThanOrEqual(1)
    const rows = await app.db.query(
      `select 1 from pack where layer = 'CATERING' and subdistrict = $1 and current`,
      [WORLD.qingyuan],
    )
    expect(rows).toHaveLength(1)
  })

  test('hear of each other: one publishes, the other serves it', async () => {
    const other = await openPackStore({ db: app.db, dataDir: app.services.settings.dataDir })
    const changed = new Promise<string>((resolve) => other.catalogue.onChange(resolve))
    await addItem('NEW6')
    await publishAll(app.services, 'dirty')
    expect(await changed).toBe('CATERING')
    const count = (await app.db.first<{ n: number }>(
      `select count(*)::int as n from layer_item where layer = 'CATERING'`,
    ))!.n
    expect(other.catalogue.layer('CATERING')!.featureCount).toBe(count)
    await other.close()
  })
})

describe('old versions', () => {
  test('stay for who still reads them, then go', async () => {
    await publishCatering([WORLD.qingyuan])
    const many = await files()
    expect(await cleanUpPacks(app.services)).toBe(0)
    expect(await files()).toEqual(many)
    await cleanUpPacks(app.services, { graceMs: 0, orphanMs: 0 })
    await app.services.packs.catalogue.refresh()
    const versions = new Set((await files()).map((path) => /\/(\d+)\./.exec(path)![1]))
    expect([...versions].sort()).toEqual(
      published()
        .packs.map((pack) => String(pack.version))
        .sort(),
    )
    expect(await codes()).toContain('NEW6')
  })

  test('of a layer that has become empty leave no pack', async () => {
    await app.db.query(`delete from layer_item where layer = 'CATERING' and subdistrict = $1`, [
      WORLD.linxi,
    ])
    await publishCatering([WORLD.linxi])
    await app.services.packs.catalogue.refresh()
    expect(published().packs.map((pack) => pack.subdistrict)).toEqual([WORLD.qingyuan])
    expect(await codes()).not.toContain(WORLD.items.farCatering)
  })
})

/** Like the real one, but something happens once when the first file has been written. */
function interruptedFolder(happen: () => Promise<void>): PackFolder {
  const { folder } = app.services.packs
  let happened = false
  return {
    ...folder,
    write: async (path, chunks) => {
      await folder.write(path, chunks)
      if (happened) return
      happened = true
      await happen()
    },
  }
}
