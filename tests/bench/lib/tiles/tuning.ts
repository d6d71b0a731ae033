import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import { tileBounds } from '../../../../data/formats/web-mercator.ts'
import { packPath } from '../../../../server/storage/pack-paths.ts'
import type { PackStore } from '../../../../server/storage/pack-store.ts'
import { readSlice, sliceOf } from '../../../../server/tiles/slice.ts'
import { printTable } from '../table.ts'
import type { ListedTile } from './mixed-list.ts'

/** What the constants of the tile path were chosen by: how to compress, and how far to read across gaps. */
export async function measureTuning(
  packs: PackStore,
  tiles: readonly ListedTile[],
  plain: readonly Uint8Array[],
): Promise<void> {
  await measureCompression(plain)
  await measureGaps(packs, tiles)
}

const gzipAsync = promisify(gzip)

async function measureCompression(tiles: readonly Uint8Array[]): Promise<void> {
  const ways: [name: string, pack: (tile: Uint8Array) => Uint8Array | Promise<Uint8Array>][] = [
    [
      'level 1, 16 kB window, at once',
      (tile) =>
        gzipSync(tile, {
          level: 1,
          windowBits: 14,
          memLevel: 9,
          chunkSize: Math.max(1024, tile.length),
        }),
    ],
    [
      'level 1, at once',
      (tile) => gzipSync(tile, { level: 1, chunkSize: Math.max(1024, tile.length) }),
    ],
    ['level 1, in the pool', (tile) => gzipAsync(tile, { level: 1 })],
    ['level 3, at once', (tile) => gzipSync(tile, { level: 3 })],
    ['level 6, at once', (tile) => gzipSync(tile, { level: 6 })],
  ]
  const before = tiles.reduce((sum, tile) => sum + tile.length, 0)
  const rows = []
  for (const [name, pack] of ways) {
    for (const tile of tiles.slice(0, 100)) await pack(tile)
    let after = 0
    const cpuMs = await cpuMsOf(async () => {
      for (const tile of tiles) after += (await pack(tile)).length
    })
    rows.push([name, cpuMs / tiles.length, `${((100 * after) / before).toFixed(1)} %`])
  }
  console.log('\nCompressing tiles')
  printTable(['', 'CPU ms a tile', 'size'], rows)
}

/** Detail slices only, of packs that are not held in memory as a whole. */
async function measureGaps(packs: PackStore, tiles: readonly ListedTile[]): Promise<void> {
  const wanted = tiles.filter(({ layer, z }) => z >= 15 && layer.geometry === 'point')
  const rows = []
  for (const gapBytes of [0, 1_024, 4_096, 16_384, 65_536, 262_144]) {
    await readAll(packs, wanted, gapBytes)
    let slices = 0
    const cpuMs = await cpuMsOf(async () => {
      slices = await readAll(packs, wanted, gapBytes)
    })
    rows.push([`${gapBytes / 1024} kB`, (cpuMs * 1000) / slices])
  }
  console.log('\nReading across gaps of up to')
  printTable(['', 'CPU µs a slice'], rows)
}

async function readAll(packs: PackStore, tiles: readonly ListedTile[], gapBytes: number) {
  let slices = 0
  for (const { layer, z, x, y } of tiles) {
    const [minX, minY, maxX, maxY] = tileBounds(z, x, y)
    for (const pack of packs.catalogue.layer(layer.code)?.packs ?? []) {
      await packs.files.use(packPath(pack, 'detail'), async (opened) => {
        const slice = sliceOf(opened.index, { minX, minY, maxX, maxY, halfOpen: true })
        await readSlice(opened, slice, new Uint8Array(slice.bytes), 0, gapBytes)
        slices++
      })
    }
  }
  return slices
}

async function cpuMsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1000
}
