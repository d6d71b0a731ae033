import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Bounds } from '../../../data/contracts/index.ts'
import { PackBuilder } from '../../../data/formats/fgb/pack-builder.ts'
import { PropertyWriter } from '../../../data/formats/fgb/properties.ts'
import { readFeatures } from '../../../data/formats/fgb/reader.ts'
import { DETAIL, detailColumns } from '../../../data/formats/tile-schema.ts'
import { holdsFile, localPackFolder, type PackFolder } from '../../../server/storage/pack-folder.ts'
import { packPath } from '../../../server/storage/pack-paths.ts'
import { packFolderOf } from '../../../server/storage/pack-store.ts'
import {
  localOverviewWriter,
  threadedOverviewWriter,
} from '../../../server/tiles/overview-writer.ts'
import { StoredOverviews } from '../../../server/tiles/stored-overviews.ts'

const BOUNDS: Bounds = [120, 30, 120.1, 30.1]
const SOURCE = { kind: 'point' as const, bounds: BOUNDS }
/** Shows its features from zoom 10 on. */
const PACK = {
  layer: 'SCHOOL',
  subdistrict: '330199001',
  version: 7,
  featureCount: 3,
  byteCount: 0,
  bounds: BOUNDS,
  detailZoom: 10,
}

let root: string
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'onemap-overviews-'))
  await localPackFolder(root).write(packPath(PACK, 'detail'), threeSchools().chunks())
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('an overview that the publisher left out becomes a file, which counts everything', async () => {
  const { overviews, folder } = open()
  expect(await overviews.provide(PACK, 12, SOURCE)).toBe(true)
  const file = await folder.open(packPath(PACK, 12))
  const bytes = new Uint8Array(file.size)
  await file.readInto(bytes, 0, file.size, 0)
  file.close()
  const counts = [...readFeatures(bytes)].map(({ properties }) => Number(properties.count))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3)
})

test('it is made once, whoever asks again', async () => {
  let written = 0
  const counting = (folder: PackFolder): PackFolder => ({
    ...folder,
    write: (path, chunks) => {
      written++
      return folder.write(path, chunks)
    },
  })
  const { overviews } = open(counting)
  await Promise.all([overviews.provide(PACK, 12, SOURCE), overviews.provide(PACK, 12, SOURCE)])
  await overviews.provide(PACK, 12, SOURCE)
  await open(counting).overviews.provide(PACK, 12, SOURCE)
  expect(written).toBe(1)
})

test('those of several zooms are made together, and no tile waits for them again', async () => {
  let read = 0
  const counting = (folder: PackFolder): PackFolder => ({
    ...folder,
    open: (path) => {
      if (path === packPath(PACK, 'detail')) read++
      return folder.open(path)
    },
  })
  const { overviews, folder } = open(counting)
  await overviews.prepare(PACK, [10, 11, 12], SOURCE)
  await overviews.provide(PACK, 11, SOURCE)
  for (const z of [10, 11, 12]) expect(await holdsFile(folder, packPath(PACK, z))).toBe(true)
  expect(read).toBe(1)
})

test('a large pack is read and thinned in a thread of its own, which tells of one that is gone', async () => {
  const folder = packFolderOf(root)
  await folder.write(packPath(PACK, 'detail'), threeSchools().chunks())
  const writer = threadedOverviewWriter(folder, root)
  const overviews = new StoredOverviews(folder, writer)
  const large = { ...PACK, featureCount: 5_000 }
  expect(await overviews.provide(large, 12, SOURCE)).toBe(true)
  expect(await holdsFile(folder, packPath(PACK, 12))).toBe(true)
  const gone = overviews.provide({ ...large, version: 8 }, 12, SOURCE)
  await expect(gone).rejects.toMatchObject({ code: 'ENOENT' })
  await writer.close()
})

test('below the own zoom of the pack the publisher has made it', () => {
  expect(open().overviews.provide(PACK, 9, SOURCE)).toBe(true)
})

test('a folder that takes no files leaves it to memory', async () => {
  const { overviews } = open((folder) => ({
    ...folder,
    write: () => Promise.reject(fault('EROFS')),
  }))
  expect(await overviews.provide(PACK, 12, SOURCE)).toBe(false)
})

test('after another failure the next one tries again', async () => {
  let isBroken = true
  const { overviews } = open((folder) => ({
    ...folder,
    write: (path, chunks) => (isBroken ? Promise.reject(fault('EIO')) : folder.write(path, chunks)),
  }))
  await expect(overviews.provide(PACK, 12, SOURCE)).rejects.toThrow('EIO')
  isBroken = false
  expect(await overviews.provide(PACK, 12, SOURCE)).toBe(true)
})

const fault = (code: string) => Object.assign(new Error(code), { code })

function open(change: (folder: PackFolder) => PackFolder = (folder) => folder) {
  const folder = change(localPackFolder(root))
  return { folder, overviews: new StoredOverviews(folder, localOverviewWriter(folder)) }
}

function threeSchools() {
  const builder = new PackBuilder({
    name: 'SCHOOL',
    columns: detailColumns(false),
    pointsOnly: true,
  })
  const properties = new PropertyWriter()
  for (const [i, lon] of [120.01, 120.0100001, 120.09].entries()) {
    properties.reset()
    properties.text(DETAIL.code, `S${i}`)
    properties.uint16(DETAIL.class, 1)
    properties.uint16(DETAIL.state, 0)
    properties.uint16(DETAIL.risk, 0)
    builder.addPoint(lon, 30.05, properties)
  }
  return builder.finish()
}
