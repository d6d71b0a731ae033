import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startTown, stopTown } from './town-process.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the real server with the sample town, in demo mode. */
    townUrl: string
  }
}

const ROOT = resolve(import.meta.dirname, '../..')

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
  const town = await startTown(dataDir)
  project.provide('townUrl', town.url)
  return async () => {
    await stopTown(town)
    if (!kept) rmSync(dataDir, { recursive: true, force: true })
  }
}

function buildPage(): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The page could not be built.')
}
