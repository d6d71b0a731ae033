import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { provideDataDir } from './lib/data-folder.ts'
import { watchServer } from './lib/import/watch-server.ts'
import { printMachine } from './lib/machine.ts'
import { startOnemap } from './lib/onemap-server.ts'
import { type MutantReport, runMutants } from './lib/readers/run-mutants.ts'
import { makeSeeds, type SeedFile } from './lib/readers/seed-files.ts'
import { type UploadReport, uploadMutants } from './lib/readers/upload-mutants.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- readers` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    uploads: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string' },
    size: { type: 'string', default: 'town' },
    data: { type: 'string' },
  },
})
const PARQUET = fileURLToPath(new URL('../../../shared/data/formats/geoparquet', import.meta.url))
const [files, uploads, seed] = [values.files, values.uploads, values.seed].map(Number) as [
  number,
  number,
  number,
]
const dataDir = provideDataDir({
  size: values.size === 'district' ? 'district' : 'town',
  ...(values.data !== undefined && { data: values.data }),
})
printMachine()
const seeds = await makeSeeds(PARQUET)
if (!seeds.has('geoparquet')) console.log('geoparquet is left out: there are no seeds for it here')
const chosen = [...seeds].filter(([format]) => !values.format || values.format === format)
if (chosen.length === 0) {
  throw new Error(
    `There is no format ${values.format}: it is one of ${[...seeds.keys()].join(', ')}.`,
  )
}
const server = await startOnemap(dataDir)
try {
  const watch = watchServer(server)
  const reports: Measured[] = []
  for (const [format, list] of chosen) {
    reports.push(await measure(format, list))
    console.log(
      `${format}: ${reports.at(-1)!.many.files} files in ${reports.at(-1)!.seconds.toFixed(0)} s`,
    )
  }
  print(reports, (await watch.stop()).longestMs)
} finally {
  await server.stop()
}

interface Measured {
  format: string
  many: MutantReport
  whole: UploadReport
  seconds: number
}

async function measure(format: string, list: readonly SeedFile[]): Promise<Measured> {
  const start = performance.now()
  const many = await runMutants(list, {
    files,
    seed,
    onFiles: (done) => console.log(`${format}: ${done.toLocaleString('en')} files`),
  })
  const whole = await uploadMutants(server, list, { files: Math.min(files, uploads), seed })
  return { format, many, whole, seconds: (performance.now() - start) / 1000 }
}

function print(reports: readonly Measured[], longestMs: number): void {
  printTable(
    [
      'format',
      'files',
      'read',
      'refused',
      'out of time',
      'out of memory',
      'slowest ms',
      'uploads read',
      'refused',
      'faults',
    ],
    reports.map(({ format, many, whole }) => [
      format,
      many.files,
      many.read,
      many.refused,
      many.outOfTime,
      many.outOfMemory,
      many.slowestMs,
      whole.read,
      whole.refused,
      many.faults.length + whole.faults.length,
    ]),
  )
  const faults = reports.flatMap(({ format, many, whole }) =>
    [...many.faults, ...whole.faults].map((fault) => ({ format, ...fault })),
  )
  for (const { format, i, detail } of faults.slice(0, 20)) {
    console.error(`${format} ${i}: ${detail}`)
  }
  printVerdicts([
    {
      what: 'mutated files per format',
      ours: Math.min(...reports.map(({ many }) => many.files)),
      unit: '',
      atLeast: files,
    },
    { what: 'crashes and errors that are no refusal', ours: faults.length, unit: '', atMost: 0 },
    {
      what: 'longest wait for /healthz of the server meanwhile',
      ours: longestMs,
      unit: 'ms',
      atMost: 200,
    },
  ])
  process.exitCode = faults.length > 0 ? 1 : 0
}
