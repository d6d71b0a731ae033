import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { type Publisher, startPublisher } from '../../../server/publish/publisher.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { insertCrowd } from './crowd.ts'

let app: TestApp
let publisher: Publisher

beforeEach(async () => {
  app = await createTestApp({
    seed: async (db) => {
      await insertTinyWorld(db)
      await insertCrowd(db, 500)
    },
  })
  await publishAll(app.services, { layer: 'SCHOOL' })
  publisher = await startPublisher(app.services, { maker: localPackMaker(app.services) })
})
afterEach(async () => {
  await publisher.stop()
  await app.close()
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
    await expect.poll(async () => (await ask()).status, { timeout: 20_000, interval: 50 }).toBe(200)
  },
)
