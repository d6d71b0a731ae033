import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { startFailure } from './failures.ts'
import { clearLeftovers } from './leftovers.ts'
import { findPostmaster, type Postmaster } from './postmaster.ts'
import type { Runner } from './runner.ts'
import { serverSettings } from './settings.ts'

/** Where everything of one embedded database lies. */
export interface ClusterPaths {
  cluster: string
  run: string
  log: string
}

const START_PATIENCE_MS = 120_000
const LOG_LIMIT_BYTES = 5_000_000
/** sockaddr_un holds 108 bytes on Linux, 104 elsewhere. */
const SOCKET_PATH_LIMIT = 103

export const clusterPaths = (dataDir: string): ClusterPaths => ({
  cluster: join(dataDir, 'postgres'),
  run: join(dataDir, 'run'),
  log: join(dataDir, 'postgres.log'),
})

/** Makes a new database, aside and renamed at the end: an interrupted one is never taken for whole. */
export async function initialise(
  paths: ClusterPaths,
  binaries: Binaries,
  runner: Runner,
  password: string,
): Promise<void> {
  const fresh = `${paths.cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  makePrivate(fresh, runner)
  const passwordFile = join(fresh, '..', 'password.new')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (runner.owner) chownSync(passwordFile, runner.owner.uid, runner.owner.gid)
  try {
    await runInitdb(fresh, binaries, runner, passwordFile)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(fresh, paths.cluster)
}

/** The classification of characters must know Chinese, or trigrams of it would be empty. */
const CHARACTER_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8']

async function runInitdb(
  dir: string,
  binaries: Binaries,
  runner: Runner,
  passwordFile: string,
): Promise<void> {
  let output = ''
  for (const locale of CHARACTER_LOCALES) {
    const [program, args] = runner.command(binaries.initdb, [
      ...['-D', dir, '-U', 'onemap', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...[`--lc-ctype=${locale}`, '--data-checksums', '--no-instructions'],
    ])
    const result = await runDetached(program, args, runner)
    if (result.code === 0) return
    output = result.output
    if (!/invalid locale/.test(output)) break
  }
  throw startFailure(dir.replace(/\.new$/, ''), output)
}

/** In a process group of its own: Ctrl-C does not tear it apart, what is under way is finished first. */
function runDetached(
  program: string,
  args: readonly string[],
  runner: Runner,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...runner.options, detached: true })
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Starts the server detached, so that Ctrl-C on the terminal reaches only us and we end it in order. */
export async function start(
  paths: ClusterPaths,
  binaries: Binaries,
  runner: Runner,
  wantedPort?: number,
): Promise<Postmaster> {
  makePrivate(paths.run, runner)
  const socketDir = usesSocket(paths.run) ? paths.run : undefined
  const port = socketDir ? 5432 : (wantedPort ?? (await freePort()))
  const [program, args] = runner.command(binaries.postgres, [
    '-D',
    paths.cluster,
    ...serverSettings({ socketDir, port }),
  ])
  await clearLeftovers(paths)
  if (sizeOf(paths.log) > LOG_LIMIT_BYTES) truncateSync(paths.log)
  const logStart = sizeOf(paths.log)
  const log = openSync(paths.log, 'a', 0o600)
  const child = spawn(program, args, {
    ...runner.options,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let failed = false
  child.once('error', () => {
    failed = true
  })
  const end = Date.now() + START_PATIENCE_MS
  while (Date.now() < end && !failed && child.exitCode === null && child.signalCode === null) {
    const postmaster = findPostmaster(paths.cluster)
    if (postmaster?.ready) return postmaster
    await pause(20)
  }
  throw startFailure(paths.cluster, readFileSync(paths.log, 'utf8').slice(logStart))
}

function usesSocket(dir: string): boolean {
  return (
    process.platform !== 'win32' && Buffer.byteLength(`${dir}/.s.PGSQL.5432`) <= SOCKET_PATH_LIMIT
  )
}

function makePrivate(dir: string, runner: Runner): void {
  if (!existsSync(dir)) mkdirSync(dir, { recursive: true, mode: 0o700 })
  chmodSync(dir, 0o700)
  if (runner.owner) chownSync(dir, runner.owner.uid, runner.owner.gid)
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
