import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createScope } from '../../server/security/scope.ts'
import type { Database } from '../../server/storage/database.ts'
import type { PackStore } from '../../server/storage/pack-store.ts'
import { createTileServer } from '../../server/tiles/tile-server.ts'
import { atEnd } from './lib/at-end.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { printMachine } from './lib/machine.ts'
import { readOptions } from './lib/options.ts'
import { SHARED_SETTINGS } from './lib/peers/nginx.ts'
import { type PostgisCluster, startPostgis } from './lib/peers/postgis-cluster.ts'
import { providePeers } from './lib/peers/programs.ts'
import {
  behindNginx,
  type Contender,
  geojsonVt,
  memory,
  nginx,
  onemap,
  postgis,
  staticFiles,
} from './lib/tiles/contenders.ts'
import { fillPostgis, writeGeojson } from './lib/tiles/prepare-peers.ts'
import { printRace, race } from './lib/tiles/race.ts'
import { measureSlicing, plainTiles, writeReady } from './lib/tiles/slicing.ts'
import { allTiles, sampleOf, type TileList, tileLists } from './lib/tiles/tile-lists.ts'
import { printTileVerdicts } from './lib/tiles/tile-verdicts.ts'
import { measureTuning } from './lib/tiles/tuning.ts'

/** What `npm run bench -- tiles` prints is explained in README.md. */
const options = readOptions()
const dataDir = provideDataDir(options)
printMachine()
const peers = providePeers()
const workDir = mkdtempSync(join(tmpdir(), 'onemap-bench-'))
atEnd(() => rmSync(workDir, { recursive: true, force: true }))
const ready = join(workDir, 'ready')
const cluster = peers.postgis ? await startPostgis() : undefined
try {
  const { lists, contenders } = await withServices(dataDir, async ({ db, packs, registry }) => {
    const server = createTileServer(packs)
    await refuseDirty(db)
    const [mixed, one] = await tileLists({ packs, registry })
    // As a server does by itself after a publication.
    for (const layer of registry.layers) await server.prepare(layer)
    const sample = sampleOf(mixed)
    await measureWithoutHttp(packs, mixed)
    return {
      lists: [mixed, sample, one],
      contenders: await prepare(packs, { mixed, sample, one }, cluster),
    }
  })
  const measured = await race(contenders, options.seconds)
  for (const list of lists) printRace(list, measured)
  for (const list of lists) printTileVerdicts(measured, list.name)
} finally {
  await cluster?.stop()
  rmSync(workDir, { recursive: true, force: true })
}

/** A server that publishes beside what is measured, e.g. after a migration, would be what is measured. */
async function refuseDirty(db: Database): Promise<void> {
  const rows = await db.query('select 1 from dirty_pack')
  if (rows.length === 0) return
  throw new Error(
    `${rows.length} packs wait to be published: run \`onemap publish\` on the folder first.`,
  )
}

function commanderScope() {
  const assignment = {
    role: 'commander' as const,
    areas: ['330199'],
    layers: null,
    maxSensitivity: 3 as const,
  }
  return createScope('bench', [assignment], '2099-01-01T00:00:00Z')
}

async function measureWithoutHttp(packs: PackStore, { first }: TileList): Promise<void> {
  const scope = commanderScope()
  await measureSlicing(packs, first, scope)
  await measureTuning(packs, first, await plainTiles(packs, first, scope))
}

async function prepare(
  packs: PackStore,
  { mixed, sample, one }: Record<'mixed' | 'sample' | 'one', TileList>,
  cluster: PostgisCluster | undefined,
): Promise<Contender[]> {
  await writeReady(packs, mixed.first, commanderScope(), ready)
  const contenders = [onemap(dataDir, [mixed, sample, one])]
  if (cluster) {
    const settings = await fillPostgis(cluster, packs, allTiles([mixed, one]))
    for (const [encoder, lists] of [
      ['mvt', [mixed, one]],
      ['thinning', [sample]],
      ['flatgeobuf', [mixed]],
    ] as const) {
      contenders.push(postgis({ ...settings, encoder }, cluster.pid, workDir, lists))
    }
  }
  contenders.push(geojsonVt(await writeGeojson(packs, allTiles([one]), workDir), workDir, [one]))
  contenders.push(staticFiles(ready, [mixed]), memory(ready, [mixed]))
  if (peers.nginx) {
    contenders.push(nginx(ready, workDir, [mixed]))
    contenders.push(behindNginx(dataDir, ready, workDir, [mixed]))
    console.log(`\nnginx, with ready files and before OneMap: ${SHARED_SETTINGS}`)
  }
  return contenders
}
