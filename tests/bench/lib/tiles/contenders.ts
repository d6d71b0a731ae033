import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChildServer } from '../child-server.ts'
import { startChild } from '../child-server.ts'
import { startOnemap } from '../onemap-server.ts'
import type { GeojsonVtSettings } from '../peers/geojson-vt-server.ts'
import { startBehindNginx, startReadyFiles } from '../peers/nginx.ts'
import type { PostgisServerSettings } from '../peers/postgis-server.ts'
import { treeCpuS, treePssMb } from '../processes.ts'
import type { ListedTile } from './mixed-list.ts'
import type { Phase } from './race.ts'
import { expectReadyBytes } from './same-bytes.ts'
import type { TileList } from './tile-lists.ts'

/** Who answers, and what can be asked of it. */
export interface Contender {
  name: string
  lists: readonly TileList[]
  phases: readonly Phase[]
  start(): Promise<ChildServer & { cookie?: string }>
  /** How it is asked for a tile; else by the tile's path. */
  addressOf?(tile: ListedTile): string
  /** Looks at the server when it has been measured. */
  check?(server: ChildServer & { cookie?: string }, list: TileList): Promise<void>
}

export const ONEMAP = 'OneMap'
export const BEHIND_NGINX = 'OneMap behind nginx'
export const READY_FILES = 'ready files, nginx'

/** Makes tiles when asked; ready ones have nothing to make. */
const MAKERS: readonly Phase[] = ['cold', 'warm', 'others']
const READY: readonly Phase[] = ['cold', 'warm', 'by fetch']

export const onemap = (dataDir: string, lists: readonly TileList[]): Contender => ({
  name: ONEMAP,
  lists,
  phases: [...MAKERS, 'by fetch'],
  start: () => startOnemap(dataDir),
})

export const staticFiles = (root: string, lists: readonly TileList[]): Contender => ({
  name: 'ready files, Hono',
  lists,
  phases: READY,
  start: () => startChild('tests/bench/lib/peers/static-server.ts', { STATIC_ROOT: root }),
})

export const memory = (root: string, lists: readonly TileList[]): Contender => ({
  name: 'ready tiles, bare Node',
  lists,
  phases: READY,
  start: () => startChild('tests/bench/lib/peers/memory-server.ts', { STATIC_ROOT: root }),
})

export const nginx = (root: string, workDir: string, lists: readonly TileList[]): Contender => ({
  name: READY_FILES,
  lists,
  phases: READY,
  start: () => startReadyFiles(root, join(workDir, 'nginx')),
})

/** Asked as the page asks: under the version that the tile has. */
export function behindNginx(
  dataDir: string,
  ready: string,
  workDir: string,
  lists: readonly TileList[],
): Contender {
  const addressOf = ({ path, version }: ListedTile) => `${path}?v=${version}`
  return {
    name: BEHIND_NGINX,
    lists,
    phases: READY,
    addressOf,
    start: () => startBehindNginx(dataDir, join(workDir, 'behind-nginx')),
    check: (server, { first }) => expectReadyBytes(server, first, addressOf, ready),
  }
}

export const POSTGIS_NAMES = {
  mvt: 'PostGIS ST_AsMVT, prepared',
  thinning: 'PostGIS ST_AsMVT, thinning',
  flatgeobuf: 'PostGIS ST_AsFlatGeobuf, prepared',
} as const

/** CPU and memory of the peer's database count as well. */
export function postgis(
  settings: PostgisServerSettings,
  postmasterPid: number,
  workDir: string,
  lists: readonly TileList[],
): Contender {
  const file = join(workDir, `postgis-${settings.encoder}.json`)
  writeFileSync(file, JSON.stringify(settings))
  return {
    name: POSTGIS_NAMES[settings.encoder],
    lists,
    phases: settings.encoder === 'thinning' ? ['cold', 'others'] : MAKERS,
    start: async () => {
      const env = { PEER_SETTINGS: file }
      const server = await startChild('tests/bench/lib/peers/postgis-server.ts', env)
      return {
        ...server,
        cpuS: () => server.cpuS() + treeCpuS(postmasterPid),
        treeMb: () => server.treeMb() + treePssMb(postmasterPid),
      }
    },
  }
}

export function geojsonVt(
  settings: GeojsonVtSettings,
  workDir: string,
  lists: readonly TileList[],
): Contender {
  const file = join(workDir, 'geojson-vt.json')
  writeFileSync(file, JSON.stringify(settings))
  return {
    name: 'geojson-vt + vt-pbf',
    lists,
    phases: MAKERS,
    start: () => startChild('tests/bench/lib/peers/geojson-vt-server.ts', { PEER_SETTINGS: file }),
  }
}
