import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the real server with the sample town, in demo mode. */
    townUrl: string
  }
}

const ROOT = resolve(import.meta.dirname, '../..')
const START_PATIENCE_MS = 180_000

/**
 * The real server on a free port with the sample town and the built page, once for the whole run. ONEMAP_TEST_TOWN_URL uses
 * one that runs already, ONEMAP_TEST_TOWN_DIR keeps its data folder from run to run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Only counting the tests, there is no browser for them.
  if (process.env.ONEMAP_NO_BROWSER) return async () => undefined
  const running = process.env.ONEMAP_TEST_TOWN_URL
  if (running) {
    project.provide('townUrl', running)
    return async () => undefined
  }
  buildPage()
  const kept = process.env.ONEMAP_TEST_TOWN_DIR
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'onemap-town-'))
  const { url, child } = await startTown(dataDir)
  project.provide('townUrl', url)
  return async () => {
    await stop(child)
    if (!kept) rmSync(dataDir, { recursive: true, force: true })
  }
}

function buildPage(): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The page could not be built.')
}

async function startTown(dataDir: string): Promise<{ url: string; child: ChildProcess }> {
  const { DATABASE_URL: _unused, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    env: { ...env, ONEMAP_DATA_DIR: dataDir, ONEMAP_PORT: '0', ONEMAP_MODE: 'demo' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((found, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const match = /is ready: (http:\S+)/.exec(output)
      if (match?.[1]) found(match[1])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => failed(new Error(`The server has ended (${code}): ${output}`)))
    setTimeout(
      () => failed(new Error(`The town is not there in time: ${output}`)),
      START_PATIENCE_MS,
    ).unref()
  })
  return { url, child }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    child.removeAllListeners('exit')
    child.once('exit', () => stopped())
    child.kill('SIGTERM')
  })
}
