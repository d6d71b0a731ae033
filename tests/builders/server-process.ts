import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { programArguments } from './program-arguments.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface ServerProcess {
  url: string
  stdout: string
  child: ChildProcess
  /** Resolves when the process has ended, however. */
  ended: Promise<Ended>
}

export type ProcessEnvironment = Record<string, string | undefined>

/** Runs a program of ours to its end, as `npm run` would. */
export function runProgram(
  file: string,
  args: readonly string[],
  env: ProcessEnvironment,
): Promise<Ended> {
  return endOf(spawnProgram(file, args, env))
}

/** Starts a program of ours, to be watched and ended. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: ProcessEnvironment,
): Pick<ServerProcess, 'child' | 'ended'> {
  const child = spawnProgram(file, args, env)
  return { child, ended: endOf(child) }
}

/** Starts the real server on any free port; rejects with what it said when it does not come up. */
export async function startServerProcess(env: ProcessEnvironment): Promise<ServerProcess> {
  const child = spawnProgram('server/main.ts', [], { ONEMAP_PORT: '0', ...env })
  const ended = endOf(child)
  let stdout = ''
  const url = new Promise<string>((found) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      const match = /is ready: (http:\S+)/.exec(stdout)
      if (match?.[1]) found(match[1])
    })
  })
  const first = await Promise.race([url, ended])
  if (typeof first !== 'string') {
    throw new Error(`The server has ended (${first.code}): ${first.stderr}${first.stdout}`)
  }
  return { url: first, stdout, child, ended }
}

/** An empty data folder; when the test ends, everything that still runs on it is ended and it is removed. */
export function dataDirForTest(): string {
  const dir = mkdtempSync(join(tmpdir(), 'onemap-server-test-'))
  onTestFinished(async () => {
    await stopDatabase(dir)
    rmSync(dir, { recursive: true, force: true })
    rmSync(`${dir}.key`, { force: true })
  })
  return dir
}

/** Ends what a killed server has left behind. */
async function stopDatabase(dataDir: string): Promise<void> {
  const { findPostmaster, stopPostmaster } = await import(
    '../../server/storage/embedded/postmaster.ts'
  )
  const cluster = join(dataDir, 'postgres')
  const postmaster = findPostmaster(cluster)
  if (postmaster) await stopPostmaster(postmaster.pid, cluster)
}

export function spawnProgram(file: string, args: readonly string[], env: ProcessEnvironment) {
  const inherited: ProcessEnvironment = { ...process.env }
  for (const name of Object.keys(inherited)) {
    if (/^(ONEMAP_|DATABASE_URL|VITEST|NODE_OPTIONS)/.test(name)) delete inherited[name]
  }
  return spawn(process.execPath, [...programArguments(file), ...args], {
    cwd: ROOT,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export function endOf(child: ChildProcess): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
}
