import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { examine } from '../../../server/doctor/command.ts'
import { cleanUpPacks } from '../../../server/publish/clean-up.ts'
import { healPacks } from '../../../server/publish/heal-packs.ts'
import { lookThroughPacks } from '../../../server/publish/look-through-packs.ts'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { type Publisher, startPublisher } from '../../../server/publish/publisher.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { insertCrowd } from './crowd.ts'

let app: TestApp
let publisher: Publisher

beforeAll(async () => {
  app = await createTestApp({
    seed: async (db) => {
      await insertTinyWorld(db)
      await insertCrowd(db, 500)
    },
  })
  publisher = await startPublisher(app.services, { maker: localPackMaker(app.services) })
})
afterAll(async () => {
  await publisher.stop()
  await app.close()
})
beforeEach(async () => {
  await publisher.settled()
  // A new version: no tile of it is in memory.
  await publishAll(app.services, { layer: 'SCHOOL' })
  await cleanUpPacks(app.services, { graceMs: 0, orphanMs: -1_000 })
})

const TILE = '/tiles/SCHOOL/12/3413/1686.fgb'
const ask = () => app.as('commander').request(TILE)

const folder = () => join(app.services.settings.dataDir, 'packs', 'SCHOOL', WORLD.qingyuan)

const damages: [string, (path: string) => void][] = [
  ['is missing', (path) => rmSync(path)],
  ['is cut short', (path) => truncateSync(path, 100)],
  ['is empty', (path) => truncateSync(path, 0)],
  ['is something else', (path) => writeFileSync(path, 'garbage'.repeat(5_000))],
]

test.each(damages)(
  'a pack that %s is told, never served, and published anew',
  async (_what, damage) => {
    await app.services.packs.catalogue.refresh()
    for (const name of readdirSync(folder())) damage(join(folder(), name))
    const answer = await ask()
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ error: { code: 'pack-damaged' } })
    await expect.poll(async () => (await ask()).status, { timeout: 90_000, interval: 50 }).toBe(200)
  },
)

describe('a flipped bit among the features', () => {
  const flip = (name: string) => {
    const path = join(folder(), name)
    const bytes = readFileSync(path)
    bytes[bytes.length - 20]! ^= 4
    writeFileSync(path, bytes)
  }
  const look = () => lookThroughPacks(app.services, { bytesPerSecond: Number.POSITIVE_INFINITY })
  const damaged = async () =>
    (await examine(app.services)).filter(({ code }) => code === 'packs-damaged')

  test.each(['.fgb', '.grids'])(
    'of a %s file is told, and the pack published anew',
    async (end) => {
      expect(await look()).toBe(0)
      flip(readdirSync(folder()).find((name) => name.endsWith(end) && !/z\d/.test(name))!)
      expect(await damaged()).toHaveLength(1)
      expect(await look()).toBe(1)
      await publisher.settled()
      expect(await look()).toBe(0)
      expect(await damaged()).toEqual([])
    },
  )

  test('of an overview is found by whoever looks after a layer that somebody met damage in', async () => {
    flip(readdirSync(folder()).find((name) => /z\d+\.fgb$/.test(name))!)
    expect(await healPacks(app.services)).toBe(0)
    expect(await healPacks(app.services, 'SCHOOL')).toBe(1)
  })

  test('is found in packs from before there were checksums, too, once they were looked through', async () => {
    await app.db.execute(`update pack set digests = '{}'`)
    expect(await look()).toBe(0)
    flip(readdirSync(folder()).find((name) => /z\d+\.fgb$/.test(name))!)
    expect(await look()).toBe(1)
  })

  test("in a version that is no longer current is nobody's business", async () => {
    flip(readdirSync(folder()).find((name) => name.endsWith('.fgb'))!)
    await publishAll(app.services, { layer: 'SCHOOL' })
    expect(await look()).toBe(0)
  })
})

test('the look at every pack lets whoever waits go first after each file', async () => {
  let turns = 0
  let looking = true
  const turn = () => {
    turns++
    if (looking) setImmediate(turn)
  }
  setImmediate(turn)
  const openedIn: number[] = []
  const { folder } = app.services.packs
  const open = (path: string) => {
    openedIn.push(turns)
    return folder.open(path)
  }
  expect(await healPacks({ ...app.services, packs: { folder: { ...folder, open } } })).toBe(0)
  looking = false
  expect(openedIn.length).toBeGreaterThan(2)
  expect(new Set(openedIn).size).toBe(openedIn.length)
})
