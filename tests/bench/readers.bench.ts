import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { printMachine } from './lib/machine.ts'
import { type MutantReport, runMutants } from './lib/readers/run-mutants.ts'
import { makeSeeds } from './lib/readers/seed-files.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- readers` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string' },
  },
})
const PARQUET = fileURLToPath(new URL('../../../shared/data/formats/geoparquet', import.meta.url))

printMachine()
const seeds = await makeSeeds(PARQUET)
if (!seeds.has('geoparquet')) console.log('geoparquet is left out: there are no seeds for it here')
const reports: [string, MutantReport][] = []
for (const [format, files] of seeds) {
  if (values.format && values.format !== format) continue
  const options = { files: Number(values.files), seed: Number(values.seed) }
  reports.push([format, await runMutants(files, options)])
  console.log(`${format}: ${reports.at(-1)![1].files} files`)
}
printTable(
  [
    'format',
    'files',
    'read',
    'refused',
    'out of time',
    'out of memory',
    'faults',
    'slowest ms',
    'stall ms',
  ],
  reports.map(([format, report]) => [
    format,
    report.files,
    report.read,
    report.refused,
    report.outOfTime,
    report.outOfMemory,
    report.faults.length,
    report.slowestMs,
    report.stallMs,
  ]),
)
const faults = reports.flatMap(([format, report]) =>
  report.faults.map((fault) => ({ format, ...fault })),
)
for (const { format, i, detail } of faults.slice(0, 20)) console.error(`${format} ${i}: ${detail}`)
const all = reports.map(([, report]) => report)
printVerdicts([
  {
    what: 'mutated files per format',
    ours: Math.min(...all.map(({ files }) => files)),
    unit: '',
    atLeast: Number(values.files),
  },
  { what: 'crashes and errors that are no refusal', ours: faults.length, unit: '', atMost: 0 },
  {
    what: 'longest standstill of the server’s thread',
    ours: Math.max(...all.map(({ stallMs }) => stallMs)),
    unit: 'ms',
    atMost: 200,
  },
])
process.exitCode = faults.length > 0 ? 1 : 0
