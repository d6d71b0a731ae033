import { setTimeout as pause } from 'node:timers/promises'
import { type ChangedRowTimes, measureChangedRows } from './lib/changed-row.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { openLive } from './lib/live.ts'
import { printMachine } from './lib/machine.ts'
import { startOnemap } from './lib/onemap-server.ts'
import { readOptions } from './lib/options.ts'
import { runOnemap } from './lib/run-command.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** Until the server has gone once through its largest pack. */
const REST_MS = 5_000

/** What `npm run bench -- publish` prints is explained in README.md. */
const dataDir = provideDataDir(readOptions())
printMachine()
const seconds = await measureAll()
const changed = await measureChanges()
printVerdicts([
  { what: 'all layers, rows to packs', ours: seconds, unit: 's', atMost: 120 },
  ...changed.map(({ layer, maxMs }) => ({
    what: `one changed row of ${layer} to /live, slowest`,
    ours: maxMs,
    unit: 'ms',
    atMost: 2_000,
  })),
])

async function measureAll(): Promise<number> {
  const run = await runOnemap(dataDir, ['publish', '--all'])
  const said = /Published (\d+) packs: ([\d,]+) features, ([\d.]+) MB, in ([\d.]+) s/.exec(
    run.output,
  )
  if (said === null) throw new Error(`publish said: ${run.output}`)
  const features = Number(said[2]!.replaceAll(',', ''))
  const took = Number(said[4])
  console.log(
    '\nAll layers: rows out of PostgreSQL to packs, overviews and sidecars on disk, fsynced',
  )
  printTable(
    [
      'packs',
      'features',
      'MB',
      's',
      'features/s',
      'CPU s',
      'Node MB, most',
      'with database MB, most',
    ],
    [
      [
        Number(said[1]),
        features,
        Number(said[3]),
        took,
        features / took,
        run.cpuS,
        run.peakMb,
        run.peakTreeMb,
      ],
    ],
  )
  return took
}

async function measureChanges(): Promise<ChangedRowTimes[]> {
  const server = await startOnemap(dataDir)
  try {
    const live = await openLive(server.url, server.cookie)
    await pause(REST_MS)
    const times = await withServices(dataDir, (services) => measureChangedRows(services, live))
    live.close()
    console.log(
      '\nOne changed row: from its commit to the new version on /live, in the largest pack',
    )
    printTable(
      ['', 'features in the pack', 'changes', 'first ms', 'p50 ms', 'slowest ms'],
      times.map(({ layer, features, changes, firstMs, p50Ms, maxMs }) => [
        layer,
        features,
        changes,
        firstMs,
        p50Ms,
        maxMs,
      ]),
    )
    return times
  } finally {
    await server.stop()
  }
}
