import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { startPublisher } from '../../../server/publish/publisher.ts'
import { smallDisk } from '../../builders/small-disk.ts'
import type { TestApp } from '../../builders/test-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { backUp, openBackupWorld } from './backup-world.ts'

const disk = smallDisk()
let app: TestApp
let folder: string
beforeAll(async () => {
  app = await openBackupWorld()
  folder = mkdtempSync(join(tmpdir(), 'onemap-full-'))
})
afterEach(disk.empty)
afterAll(async () => {
  disk.remove()
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const TILE = '/tiles/SCHOOL/12/3413/1686.fgb'
const tile = async () => {
  const answer = await app.as('commander').request(TILE)
  return `${answer.status} ${Buffer.from(await answer.arrayBuffer()).toString('base64')}`
}
const newSchool = () =>
  app.db.transaction(async (client) => {
    await client.execute(`update layer_item set title = title || '+' where code = 'CROWD1'`)
    await client.query('select mark_dirty($1, $2)', ['SCHOOL', WORLD.qingyuan])
  })
const dirty = async () => (await app.db.query('select 1 from dirty_pack')).length

describe.each([
  ['full', 'ENOSPC', 5_000, /^The disk of .*packs is full: free some space and try again\.$/],
  ['read-only', 'EROFS', 0, /^.*packs is read-only\.$/],
])('while the disk of the packs is %s', (_what, code, room, sentence) => {
  test('publishing says so in one sentence, the old version stays, and what is waiting comes later', async () => {
    const before = await tile()
    const packs = join(app.services.settings.dataDir, 'packs')
    const files = () => readdirSync(packs, { recursive: true }).sort()
    const there = files()
    await newSchool()
    disk.fill(packs, code, room)
    const local = localPackMaker(app.services)
    const log = vi.spyOn(app.services.log, 'error')
    const publisher = await startPublisher(app.services, { maker: local })
    await publisher.settled()
    await publisher.stop()
    const [{ err }] = log.mock.calls.at(-1) as unknown as [{ err: Error }]
    log.mockRestore()
    expect(err.message).toMatch(sentence)
    await app.services.packs.catalogue.refresh()
    expect(await tile()).toBe(before)
    expect(files()).toEqual(there)
    expect(await dirty()).toBe(1)
    disk.empty()
    expect((await publishAll(app.services, 'dirty')).packs).toBe(1)
    expect(await dirty()).toBe(0)
  })
})

test.each([
  ['full', 'ENOSPC', 20_000, /^The disk of .* is full: free some space and try again\.$/],
  ['read-only', 'EROFS', 0, /^.* is read-only\.$/],
])(
  'a backup to a disk that is %s says so in one sentence and leaves nothing behind',
  async (_what, code, room, sentence) => {
    const before = await tile()
    disk.fill(folder, code, room)
    await expect(backUp(app.services, join(folder, 'backup'))).rejects.toThrow(sentence)
    disk.empty()
    expect(readdirSync(folder)).toEqual([])
    expect(await tile()).toBe(before)
    await backUp(app.services, join(folder, 'backup'))
    rmSync(join(folder, 'backup'), { recursive: true })
  },
)
