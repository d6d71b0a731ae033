import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '../../../data/contracts/index.ts'
import { findBinaries } from './binaries.ts'
import { type ClusterPaths, initialise, start } from './cluster.ts'
import { checkClusterVersion } from './data-dir.ts'
import { startFailure } from './failures.ts'
import { findPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts'
import { chooseRunner } from './runner.ts'

/** One process's hold on the running database. */
export interface Attached {
  postmaster: Postmaster
  /** Its session holds the shared lock by which everyone knows who else is there. */
  keeper: pg.Client
}

const DATABASE = 'onemap'
/** Advisory lock that everyone who uses the database holds, shared. */
const USER_LOCK = 7_301
const PATIENCE_MS = 120_000

/** Joins the database that runs (also one whose OneMap was killed) or starts it. Call under the file lock. */
export async function attach(
  paths: ClusterPaths,
  password: string,
  say: (line: string) => void,
  port?: number,
): Promise<Attached> {
  const binaries = findBinaries()
  const isNew = !existsSync(paths.cluster)
  const runner = chooseRunner(paths.cluster, binaries.postgres)
  if (isNew) {
    say('Creating the database …')
    await initialise(paths, binaries, runner, password)
  }
  checkClusterVersion(paths.cluster, binaries.version)

  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const postmaster = findPostmaster(paths.cluster) ?? (await start(paths, binaries, runner, port))
    const keeper = await tryKeep(postmaster, password)
    if (keeper) return { postmaster, keeper }
    await pause(100)
  }
  throw startFailure(paths.cluster, 'FATAL: it runs but does not answer within two minutes.')
}

/** Leaves; whoever finds nobody else stops the server. Call under the file lock. */
export async function detach(paths: ClusterPaths, { keeper, postmaster }: Attached): Promise<void> {
  const last = await isLast(keeper)
  if (last) await stopPostmaster(postmaster.pid, paths.cluster)
}

export async function tryClaim({ keeper }: Attached, number: number): Promise<boolean> {
  const { rows } = await keeper.query('select pg_try_advisory_lock($1) as got', [number])
  return rows[0]?.got === true
}

export function connectionTo(postmaster: Postmaster, password: string): pg.ClientConfig {
  const { host, port } = postmaster
  return { host, port, user: 'onemap', password, database: DATABASE }
}

/** Undefined while the server starts, recovers or stops. */
async function tryKeep(postmaster: Postmaster, password: string): Promise<pg.Client | undefined> {
  const config = connectionTo(postmaster, password)
  try {
    return await keep(config)
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code === '3D000') {
      await createDatabase(config)
      return keep(config)
    }
    if (NOT_YET.has(code) || /terminated unexpectedly/.test(String(error))) return undefined
    if (code === '28P01') throw wrongPassword(postmaster)
    throw error
  }
}

/** cannot_connect_now, admin_shutdown, crash_shutdown, and the socket that is not there (any more). */
const NOT_YET = new Set(['57P03', '57P01', '57P02', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET'])

async function keep(config: pg.ClientConfig): Promise<pg.Client> {
  const keeper = new pg.Client({ ...config, application_name: 'onemap keeper' })
  // Its loss shows by the server's: the watch looks after that.
  keeper.on('error', () => undefined)
  await keeper.connect()
  await keeper.query('select pg_advisory_lock_shared($1)', [USER_LOCK])
  return keeper
}

async function createDatabase(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...config, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

async function isLast(keeper: pg.Client): Promise<boolean> {
  try {
    await keeper.query('select pg_advisory_unlock_shared($1)', [USER_LOCK])
    const { rows } = await keeper.query('select pg_try_advisory_lock($1) as got', [USER_LOCK])
    await keeper.end()
    return rows[0]?.got === true
  } catch {
    // No answer: the server is dead or dying, so nobody else can be using it.
    return true
  }
}

function wrongPassword({ pid }: Postmaster): Refusal {
  return new Refusal(
    500,
    'database-password',
    `The embedded database (process ${pid}) does not accept the password in its data folder: the file postgres.password was changed or lost.`,
  )
}
