import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findPostmaster, stopPostmaster } from '../../../server/storage/embedded/postmaster.ts'
import { chooseRunner, type Runner } from '../../../server/storage/embedded/runner.ts'

const BIN = '/usr/lib/postgresql/15/bin'
const POSTGRES = join(BIN, 'postgres')

export const isDebianPostgresHere = existsSync(POSTGRES)

/** A running PostgreSQL 15 as somebody else set it up: Debian's defaults, and a role that may do no more than it must. */
export interface DebianCluster {
  /** Of an ordinary role that may create databases. */
  connection: pg.ClientConfig
  stop(): Promise<void>
}

/** In a temporary folder, as another user where we are root; the system's own cluster is not touched. */
export async function startDebianCluster(): Promise<DebianCluster> {
  const dir = mkdtempSync(join(tmpdir(), 'onemap-debian-'))
  const cluster = join(dir, 'data')
  const runner = chooseRunner(cluster, POSTGRES)
  for (const folder of [dir, cluster]) makePrivate(folder, runner)
  try {
    initialise(cluster, runner)
    const pid = await start(dir, cluster, runner)
    const server = { host: dir, port: 5432, database: 'postgres' }
    await createRole({ ...server, user: 'postgres' })
    return {
      connection: { ...server, user: 'onemap', password: 'unasked' },
      stop: async () => {
        await stopPostmaster(pid, cluster)
        rmSync(dir, { recursive: true, force: true, maxRetries: 20 })
      },
    }
  } catch (error) {
    rmSync(dir, { recursive: true, force: true, maxRetries: 20 })
    throw error
  }
}

function makePrivate(dir: string, { owner }: Runner): void {
  mkdirSync(dir, { recursive: true })
  chmodSync(dir, 0o700)
  if (owner) chownSync(dir, owner.uid, owner.gid)
}

function initialise(cluster: string, runner: Runner): void {
  const [program, args] = runner.command(join(BIN, 'initdb'), [
    ...['-D', cluster, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    '--no-sync',
  ])
  const { status, stderr } = spawnSync(program, args, { ...runner.options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb: ${stderr}`)
}

/** Nothing here has to outlive a power cut; all else is what Debian ships. */
async function start(dir: string, cluster: string, runner: Runner): Promise<number> {
  const [program, args] = runner.command(POSTGRES, [
    ...['-D', cluster, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${dir}`],
    ...['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
  ])
  const logFile = join(dir, 'log')
  const log = openSync(logFile, 'a')
  const child = spawn(program, args, { ...runner.options, stdio: ['ignore', log, log] })
  closeSync(log)
  for (const end = Date.now() + 60_000; Date.now() < end && child.exitCode === null; ) {
    const postmaster = findPostmaster(cluster)
    if (postmaster?.ready) return postmaster.pid
    await pause(50)
  }
  child.kill('SIGQUIT')
  throw new Error(`PostgreSQL 15 does not start: ${readFileSync(logFile, 'utf8')}`)
}

async function createRole(superuser: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(superuser)
  await client.connect()
  await client.query('create role onemap login createdb')
  await client.end()
}
