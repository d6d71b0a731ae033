import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Scope } from '../../../../data/contracts/index.ts'
import { scopeOn } from '../../../../server/security/scope.ts'
import type { PackStore } from '../../../../server/storage/pack-store.ts'
import { createTileServer, type TileServer } from '../../../../server/tiles/tile-server.ts'
import { printTable } from '../table.ts'
import type { ListedTile } from './mixed-list.ts'

/** Without HTTP, on one thread. */
export async function measureSlicing(
  packs: PackStore,
  tiles: readonly ListedTile[],
  scope: Scope,
): Promise<void> {
  const rows = []
  for (const [name, gzip, cacheBytes] of [
    ['slices, not compressed', false, 0],
    ['slices, gzip level 1', true, 0],
    ['ready in memory', true, 256e6],
  ] as const) {
    const server = createTileServer(packs, { cacheBytes })
    await askAll(server, tiles, scope, gzip)
    const cpu = process.cpuUsage()
    const start = performance.now()
    const bytes = await askAll(server, tiles, scope, gzip)
    const seconds = (performance.now() - start) / 1000
    const used = process.cpuUsage(cpu)
    const cpuMs = (used.user + used.system) / 1000 / tiles.length
    rows.push([name, tiles.length / seconds, cpuMs, bytes / tiles.length / 1000])
  }
  console.log('\nWithout HTTP, one after the other')
  printTable(['', 'tiles/s', 'CPU ms a tile', 'kB a tile'], rows)
}

async function askAll(
  server: TileServer,
  tiles: readonly ListedTile[],
  scope: Scope,
  gzip: boolean,
): Promise<number> {
  let bytes = 0
  for (const { layer, z, x, y } of tiles) {
    const answer = await server.answer({ scope: scopeOn(scope, layer)!, tile: { z, x, y }, gzip })
    bytes += answer.bytes?.length ?? 0
  }
  return bytes
}

export async function plainTiles(
  packs: PackStore,
  tiles: readonly ListedTile[],
  scope: Scope,
): Promise<Uint8Array[]> {
  const server = createTileServer(packs, { cacheBytes: 0 })
  const plain = []
  for (const { layer, z, x, y } of tiles) {
    const { bytes } = await server.answer({
      scope: scopeOn(scope, layer)!,
      tile: { z, x, y },
      gzip: false,
    })
    if (bytes !== null) plain.push(bytes)
  }
  return plain
}

/** The same bytes as files for the peers, all of them gzipped. */
export async function writeReady(
  packs: PackStore,
  tiles: readonly ListedTile[],
  scope: Scope,
  folder: string,
): Promise<void> {
  const server = createTileServer(packs, { cacheBytes: 0 })
  for (const { layer, z, x, y, path } of tiles) {
    const { bytes, isGzip } = await server.answer({
      scope: scopeOn(scope, layer)!,
      tile: { z, x, y },
      gzip: true,
    })
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, isGzip ? bytes! : gzipSync(bytes ?? new Uint8Array(0)))
  }
}
