import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { publishAll } from '../../server/publish/publish-all.ts'
import { createScope } from '../../server/security/scope.ts'
import { createTileServer, type TileServer } from '../../server/tiles/tile-server.ts'
import { openBenchTown } from './lib/bench-town.ts'
import { type ChildServer, startChild } from './lib/child-server.ts'
import { drive } from './lib/load.ts'
import { type ListedTile, mixedList } from './lib/mixed-list.ts'
import { printTable } from './lib/table.ts'
import { measureTuning } from './lib/tuning.ts'

/** What `npm run bench -- tiles` prints is explained in README.md. */
const TILES = 2_000
const town = await openBenchTown()
const ready = join(town.dataDir, 'bench-tiles')
try {
  const cpu = process.cpuUsage()
  const published = await publishAll(town.services, 'everything')
  const used = process.cpuUsage(cpu)
  const cpuS = (used.user + used.system) / 1e6
  await town.services.packs.catalogue.refresh()
  const list = await mixedList(town.services.packs, town.services.registry.layers, TILES)
  const scope = createScope(
    'bench',
    [{ role: 'commander', areas: ['330199'], layers: null, maxSensitivity: 3 }],
    '2099-01-01T00:00:00Z',
  )
  console.log(`${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
  console.log(
    `Publishing: ${published.packs} packs, ${published.features.toLocaleString('en')} features, ` +
      `${Math.round(published.features / published.seconds).toLocaleString('en')} features/s, ` +
      `${Math.round(published.features / cpuS).toLocaleString('en')} a CPU second of this process`,
  )
  await measureSlicing(list, scope)
  await measureTuning(town.services.packs, list, await plainTiles(list, scope))
  await writeReady(createTileServer(town.services.packs), list, scope)
  await town.close()
  await measureHttp(town.dataDir, list)
} finally {
  town.remove()
}

type BenchScope = ReturnType<typeof createScope>

/** Without HTTP, on one thread. */
async function measureSlicing(tiles: readonly ListedTile[], scope: BenchScope): Promise<void> {
  const rows = []
  for (const [name, gzip, cacheBytes] of [
    ['slices, not compressed', false, 0],
    ['slices, gzip level 1', true, 0],
    ['ready in memory', true, 256e6],
  ] as const) {
    const server = createTileServer(town.services.packs, { cacheBytes })
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
  scope: BenchScope,
  gzip: boolean,
): Promise<number> {
  let bytes = 0
  for (const { layer, z, x, y } of tiles) {
    const answer = await server.answer({ layer, scope, tile: { z, x, y }, gzip })
    bytes += answer.bytes?.length ?? 0
  }
  return bytes
}

async function plainTiles(tiles: readonly ListedTile[], scope: BenchScope): Promise<Uint8Array[]> {
  const server = createTileServer(town.services.packs, { cacheBytes: 0 })
  const plain = []
  for (const { layer, z, x, y } of tiles) {
    const { bytes } = await server.answer({ layer, scope, tile: { z, x, y }, gzip: false })
    if (bytes !== null) plain.push(bytes)
  }
  return plain
}

/** The same bytes as files for the peer. */
async function writeReady(server: TileServer, tiles: readonly ListedTile[], scope: BenchScope) {
  for (const { layer, z, x, y, path } of tiles) {
    const { bytes } = await server.answer({ layer, scope, tile: { z, x, y }, gzip: true })
    const file = join(ready, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes ?? new Uint8Array(0))
  }
}

async function measureHttp(dataDir: string, tiles: readonly ListedTile[]): Promise<void> {
  const paths = tiles.map((tile) => tile.path)
  const rows: (string | number)[][] = []
  const peer = await startChild(
    'tests/bench/lib/static-server.ts',
    { STATIC_ROOT: ready },
    /ready: (\S+)/,
  )
  const measure = async (
    name: string,
    server: ChildServer,
    cookie: string,
    connections: number,
  ) => {
    const before = server.cpuS()
    const headers = { Cookie: cookie, 'Accept-Encoding': 'gzip' }
    const result = await drive({ url: server.url, paths, connections, headers })
    if (result.failed > 0) throw new Error(`${name}: ${result.failed} requests failed`)
    const cpuMs = ((server.cpuS() - before) * 1000) / result.requests
    rows.push([
      name,
      connections,
      result.perSecond,
      result.p50Ms,
      result.p99Ms,
      cpuMs,
      server.rssMb(),
    ])
  }
  try {
    for (const connections of [1, 4]) {
      const server = await startTown(dataDir)
      try {
        const cookie = await signIn(server.url)
        await measure('OneMap, cold', server, cookie, connections)
        await measure('OneMap, warm', server, cookie, connections)
        await measure('OneMap, warm again', server, cookie, connections)
      } finally {
        await server.stop()
      }
      await measure('static files, first', peer, '', connections)
      await measure('static files, again', peer, '', connections)
    }
  } finally {
    await peer.stop()
  }
  console.log(`\nOver HTTP, ${paths.length} different tiles of all layers, z10–z17`)
  printTable(['', 'connections', 'tiles/s', 'p50 ms', 'p99 ms', 'CPU ms a tile', 'memory MB'], rows)
}

function startTown(dataDir: string): Promise<ChildServer> {
  const env = { ONEMAP_DATA_DIR: dataDir, ONEMAP_PORT: '0', ONEMAP_MODE: 'demo' }
  return startChild('server/main.ts', env, /is ready: (http:\S+)/)
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'commander', password: 'onemap-demo' }),
  })
  if (!answer.ok) throw new Error(`Signing in: ${await answer.text()}`)
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}
