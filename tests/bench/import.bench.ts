import { parseArgs } from 'node:util'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { cateringFile } from './lib/import/catering-file.ts'
import { type ImportRun, openDesk } from './lib/import/desk-session.ts'
import { untilIdle } from './lib/import/until-idle.ts'
import { watchServer } from './lib/import/watch-server.ts'
import { printMachine } from './lib/machine.ts'
import { startOnemap } from './lib/onemap-server.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- import` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'district' },
    data: { type: 'string' },
    rows: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
  },
})
const rows = Number(values.rows)
const dataDir = provideDataDir({
  size: values.size === 'town' ? 'town' : 'district',
  ...(values.data !== undefined && { data: values.data }),
})
printMachine()
const file = await withServices(dataDir, async (services) => {
  const start = performance.now()
  await services.matchDesk.match([], { areas: [], limit: 0 })
  const seconds = (performance.now() - start) / 1000
  console.log(
    `Address base ready in ${seconds.toFixed(1)} s; kept for the server, as by one that ran before`,
  )
  return cateringFile(services, rows, Number(values.seed))
})
console.log(`${rows.toLocaleString('en')} rows, ${(file.length / 1e6).toFixed(1)} MB of GB18030`)
const server = await startOnemap(dataDir)
try {
  await untilIdle(server)
  const desk = await openDesk(server.url)
  const first = await measure('first time', () => desk.bring(file, 'catering.csv', 'bench'))
  const again = await measure('again', () => desk.bring(file, 'catering.csv', 'bench'))
  const start = performance.now()
  await desk.undo(again.job)
  await desk.undo(first.job)
  console.log(`Both taken back in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  printTable(
    ['', 'upload s', 'reading s', 'checking s', 'commit s', 'shown s', 'all s', 'rows/s', 'CPU s'],
    [first, again].map(({ name, phases, allS, cpuS }) => [
      name,
      ...phases.map(({ ms }) => ms / 1000),
      allS,
      Math.round(rows / allS),
      cpuS,
    ]),
  )
  for (const { name, job } of [first, again]) {
    console.log(`${name}: ${JSON.stringify(job.desk!.counts)}`)
  }
  console.log(
    `/healthz waited longest while ${phaseAt(first)}; progress stood still longest while ${first.stillIn}`,
  )
  const { counts } = again.job.desk!
  const changed = counts!.added + counts!.changed + counts!.moved + counts!.removed
  printVerdicts([
    { what: 'from drop to shown', ours: first.allS, unit: 's', atMost: 60 },
    { what: 'longest wait for /healthz', ours: first.longestMs, unit: 'ms', atMost: 200 },
    { what: 'times that /healthz failed', ours: first.failed, unit: '', atMost: 0 },
    { what: 'longest time without progress', ours: first.stillMs / 1000, unit: 's', atMost: 5 },
    { what: 'rows that the same file changes again', ours: changed, unit: '', atMost: 0 },
    { what: 'the same file again', ours: again.allS, unit: 's' },
    { what: 'memory with its database, at most', ours: first.mostMb, unit: 'MB' },
  ])
} finally {
  await server.stop()
}

async function measure(name: string, work: () => Promise<ImportRun>) {
  const before = server.cpuS()
  const start = performance.now()
  const watch = watchServer(server)
  try {
    const run = await work()
    const allS = (performance.now() - start) / 1000
    return { name, ...run, allS, cpuS: server.cpuS() - before, ...(await watch.stop()) }
  } finally {
    await watch.stop()
  }
}

function phaseAt({ phases, longestAtMs }: Awaited<ReturnType<typeof measure>>): string {
  let rest = longestAtMs
  for (const { name, ms } of phases) {
    if (rest < ms) return name
    rest -= ms
  }
  return phases.at(-1)?.name ?? ''
}
