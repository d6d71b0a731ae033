import { setTimeout as pause } from 'node:timers/promises'
import { drive, type LoadClient, type LoadResult } from '../load.ts'
import { printTable } from '../table.ts'
import type { Contender } from './contenders.ts'
import type { ListedTile } from './mixed-list.ts'
import type { TileList } from './tile-lists.ts'

/**
 * `cold` = a process that has just started; `warm` = the same tiles again; `others` = new tiles for a warm process;
 * `by fetch` = as warm, asked by Node's own client, which reads and unpacks what it gets.
 */
export type Phase = 'cold' | 'warm' | 'others' | 'by fetch'

export interface Measured extends LoadResult {
  contender: string
  list: string
  phase: Phase
  connections: number
  cpuMs: number
  /** Tiles a CPU second of the server and its database. */
  perCpuS: number
  memoryMb: number
}

const CONNECTIONS = [1, 4]

/** One contender at a time, in a fresh process for every list and number of connections. */
export async function race(contenders: readonly Contender[], seconds: number): Promise<Measured[]> {
  const all: Measured[] = []
  for (const connections of CONNECTIONS) {
    for (const contender of contenders) {
      for (const list of contender.lists) {
        all.push(...(await measure(contender, list, connections, seconds)))
      }
    }
  }
  return all
}

async function measure(
  contender: Contender,
  list: TileList,
  connections: number,
  seconds: number,
): Promise<Measured[]> {
  const server = await contender.start()
  try {
    // Whatever a start leaves to be done in the background is done then.
    await pause(REST_MS)
    const headers = { Cookie: server.cookie ?? '', 'Accept-Encoding': 'gzip' }
    const measured: Measured[] = []
    for (const phase of list.phases ?? contender.phases) {
      const { paths, again } = asked(contender, list, phase)
      const client: LoadClient = phase === 'by fetch' ? 'fetch' : 'socket'
      const load = { url: server.url, paths, connections, headers, again, client }
      // Part of the first list may not have been enough for the compiler.
      if (again) await drive({ ...load, seconds: WARM_UP_S })
      if (phase === 'others' && list.warmUp) {
        const warmUp = list.warmUp.map(addressFor(contender))
        await drive({ ...load, paths: warmUp, again: true, seconds: WARM_UP_S })
      }
      const before = server.cpuS()
      const patience = list.warmUp ? SAMPLE_PATIENCE : LIST_PATIENCE
      const result = await drive({ ...load, seconds: again ? seconds : seconds * patience })
      if (result.failed > 0) {
        throw new Error(`${contender.name}: ${result.failed} of ${result.requests} requests failed`)
      }
      const cpuS = server.cpuS() - before
      measured.push({
        ...result,
        contender: contender.name,
        list: list.name,
        phase,
        connections,
        cpuMs: (cpuS * 1000) / result.requests,
        perCpuS: result.requests / cpuS,
        memoryMb: server.treeMb(),
      })
    }
    await contender.check?.(server, list)
    return measured
  } finally {
    await server.stop()
  }
}

const WARM_UP_S = 3
const REST_MS = 2_000
/** A list is asked for once, to its end if that can be waited for. */
const LIST_PATIENCE = 5
const SAMPLE_PATIENCE = 3

const addressFor =
  ({ addressOf }: Contender) =>
  (tile: ListedTile) =>
    addressOf?.(tile) ?? tile.path

function asked(
  contender: Contender,
  { first, others }: TileList,
  phase: Phase,
): { paths: string[]; again: boolean } {
  const tiles = phase === 'others' ? others : first
  const paths = tiles.map(addressFor(contender))
  return { paths, again: phase === 'warm' || phase === 'by fetch' }
}

export function printRace(list: TileList, measured: readonly Measured[]): void {
  console.log(
    `\nOver HTTP, ${list.name}: ${list.first.length} + ${list.others.length} tiles, z10–z17`,
  )
  printTable(
    [
      '',
      'connections',
      'requests',
      'tiles/s',
      'p50 ms',
      'p99 ms',
      'CPU ms a tile',
      'kB a tile',
      'memory MB',
    ],
    measured
      .filter((one) => one.list === list.name)
      .map((one) => [
        `${one.contender}, ${one.phase}`,
        one.connections,
        one.requests,
        one.perSecond,
        one.p50Ms,
        one.p99Ms,
        one.cpuMs,
        (one.megabytes * 1000) / one.requests,
        one.memoryMb,
      ]),
  )
}
