import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { findPostmaster, stopPostmaster } from '../../../../server/storage/embedded/postmaster.ts'
import { chooseRunner, type Runner } from '../../../../server/storage/embedded/runner.ts'
import { atEnd } from '../at-end.ts'
import { POSTGRES_BIN } from './programs.ts'

export interface PostgisCluster {
  connection: pg.ClientConfig
  pid: number
  stop(): Promise<void>
}

/** What a careful administrator would set for tiles on a small machine; nothing here has to outlive a power cut. */
const SETTINGS = {
  listen_addresses: '',
  port: '5432',
  shared_buffers: '1GB',
  effective_cache_size: '8GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
  // A tile is small: starting workers for it costs more than they bring.
  max_parallel_workers_per_gather: '0',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
}

/** Debian's PostgreSQL with PostGIS on a cluster of its own in a temporary folder; the system's cluster is not touched. */
export async function startPostgis(): Promise<PostgisCluster> {
  const dir = mkdtempSync(join(tmpdir(), 'onemap-postgis-'))
  const cluster = join(dir, 'data')
  const postgres = join(POSTGRES_BIN, 'postgres')
  const runner = chooseRunner(cluster, postgres)
  makeFolders([dir, cluster], runner)
  const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 20 })
  const offRemove = atEnd(remove)
  try {
    initialise(cluster, runner)
    const settings = { ...SETTINGS, unix_socket_directories: dir }
    const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
    const [program, args] = runner.command(postgres, ['-D', cluster, ...flags])
    const log = openSync(join(dir, 'log'), 'a')
    const child = spawn(program, args, { ...runner.options, stdio: ['ignore', log, log] })
    closeSync(log)
    // Immediate: nothing in it is needed any more.
    child.once(
      'exit',
      atEnd(() => child.kill('SIGQUIT')),
    )
    const pid = await ready(child, cluster, join(dir, 'log'))
    return {
      connection: { host: dir, port: 5432, user: 'postgres', database: 'postgres' },
      pid,
      stop: async () => {
        await stopPostmaster(pid, cluster)
        remove()
        offRemove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

function makeFolders(dirs: readonly string[], { owner }: Runner): void {
  for (const dir of dirs) {
    mkdirSync(dir, { recursive: true })
    chmodSync(dir, 0o700)
    if (owner) chownSync(dir, owner.uid, owner.gid)
  }
}

function initialise(cluster: string, runner: Runner): void {
  const [program, args] = runner.command(join(POSTGRES_BIN, 'initdb'), [
    ...[
      '-D',
      cluster,
      '-U',
      'postgres',
      '--auth=trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--lc-ctype=C.UTF-8',
      '--no-sync',
    ],
  ])
  const { status, stderr } = spawnSync(program, args, { ...runner.options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb: ${stderr}`)
}

async function ready(child: ChildProcess, cluster: string, log: string): Promise<number> {
  const end = Date.now() + 60_000
  while (Date.now() < end && child.exitCode === null && child.signalCode === null) {
    const postmaster = findPostmaster(cluster)
    if (postmaster?.ready) return postmaster.pid
    await pause(50)
  }
  child.kill('SIGQUIT')
  throw new Error(`Debian's PostgreSQL does not start: ${readFileSync(log, 'utf8')}`)
}
