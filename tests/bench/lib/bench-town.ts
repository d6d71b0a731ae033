import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillDemo } from '../../../server/first-run.ts'
import { openOffline } from '../../../server/open-offline.ts'
import type { Services } from '../../../server/services.ts'
import { readSettings } from '../../../server/settings.ts'

export interface BenchTown {
  dataDir: string
  services: Services
  /** Gives the database back, so that a server can be started on it. */
  close(): Promise<void>
  remove(): void
}

/** The sample town in a folder of its own. ONEMAP_BENCH_DIR keeps it from run to run. */
export async function openBenchTown(): Promise<BenchTown> {
  const kept = process.env.ONEMAP_BENCH_DIR
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'onemap-bench-'))
  const settings = readSettings({ ONEMAP_DATA_DIR: dataDir, ONEMAP_MODE: 'demo' })
  const quiet = { update: () => undefined, finish: (line: string) => console.log(line) }
  const offline = openOffline(settings, quiet)
  const services = await offline.services()
  await fillDemo(services, quiet)
  return {
    dataDir,
    services,
    close: () => offline.close(),
    remove: () => {
      if (kept === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
