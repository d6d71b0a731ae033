import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { startPublisher } from '../../../server/publish/publisher.ts'
import type { TestApp } from '../../builders/test-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { backUp, openBackupWorld } from './backup-world.ts'

/** A disk whose folder `under` takes no more than so many bytes, or nothing at all. */
const disk = vi.hoisted(() => ({ under: '', code: 'ENOSPC', room: Number.POSITIVE_INFINITY }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open: typeof real.open = async (path, flags, mode) => {
    const isThere = disk.under !== '' && String(path).startsWith(disk.under)
    if (!isThere || !String(flags).startsWith('w')) return real.open(path, flags, mode)
    if (disk.code !== 'ENOSPC') throw failure('open')
    const file = await real.open(path, flags, mode)
    const writeFile = file.writeFile.bind(file)
    file.writeFile = async (data, options) => {
      disk.room -= (data as Uint8Array).length
      if (disk.room < 0) throw failure('write')
      return writeFile(data, options)
    }
    return file
  }
  return { ...real, open }
})
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const mkdirSync = ((path: string, options: object) => {
    if (disk.code !== 'ENOSPC' && disk.under !== '' && path.startsWith(disk.under)) {
      throw failure('mkdir')
    }
    return real.mkdirSync(path, options)
  }) as typeof real.mkdirSync
  return { ...real, mkdirSync }
})
const failure = (what: string) =>
  Object.assign(new Error(`${disk.code}: as the system says it, ${what}`), { code: disk.code })

let app: TestApp
let folder: string
beforeAll(async () => {
  app = await openBackupWorld()
  folder = mkdtempSync(join(tmpdir(), 'onemap-full-'))
})
afterEach(() => {
  disk.under = ''
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

function fill(under: string, code: string, room: number): void {
  Object.assign(disk, { under, code, room })
}

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
    fill(packs, code, room)
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
    disk.under = ''
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
    fill(folder, code, room)
    await expect(backUp(app.services, join(folder, 'backup'))).rejects.toThrow(sentence)
    disk.under = ''
    expect(readdirSync(folder)).toEqual([])
    expect(await tile()).toBe(before)
    await backUp(app.services, join(folder, 'backup'))
    rmSync(join(folder, 'backup'), { recursive: true })
  },
)
