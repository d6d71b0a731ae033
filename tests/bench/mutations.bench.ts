import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openEmbedded } from '../../server/storage/embedded/open-embedded.ts'
import { seededRandom } from '../data/formats/fgb/helpers.ts'
import { atEnd } from './lib/at-end.ts'
import { printMachine } from './lib/machine.ts'
import { findMutants } from './lib/mutations/find-mutants.ts'
import type { Mutant } from './lib/mutations/mutant.ts'
import { type Trial, tryMutants } from './lib/mutations/try-mutants.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- mutations` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    count: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
    list: { type: 'boolean', default: false },
  },
  strict: false,
})
const all = findMutants(resolve(import.meta.dirname, '../..'))
const chosen = choose(
  all.filter(({ file, line }) => new RegExp(String(values.only)).test(`${file}:${line}`)),
)
if (values.list) {
  for (const mutant of chosen) console.log(nameOf(mutant))
  process.exit(0)
}
printMachine()
const dataDir = mkdtempSync(join(tmpdir(), 'onemap-bench-mutations-'))
const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 })
atEnd(remove)
const cluster = await openEmbedded(dataDir, () => undefined)
const trials = await tryMutants([null, ...chosen], {
  connection: cluster.connection,
  atOnce: Number(values['at-once']),
  onTrial,
})
await cluster.close()
remove()

const mutants = trials.filter(({ mutant }) => mutant !== null)
const survivors = mutants.filter(({ problem, broken }) => problem === null && !broken)
const broken = mutants.filter((trial) => trial.broken)
const sound = trials.find(({ mutant }) => mutant === null)
printTable(
  ['file', 'checks taken out', 'found out', 'survived', 'broken'],
  Object.entries(byFile(mutants)).map(([file, of]) => [
    file,
    of.length,
    of.filter(({ problem }) => problem !== null).length,
    of.filter((trial) => survivors.includes(trial)).length,
    of.filter((trial) => broken.includes(trial)).length,
  ]),
)
printVerdicts([
  { what: 'checks taken out', ours: mutants.length, unit: '', atLeast: chosen.length },
  { what: 'survived', ours: survivors.length, unit: '', atMost: 0 },
  { what: 'could not be judged', ours: broken.length, unit: '', atMost: 0 },
])
if (sound?.problem || sound?.broken)
  console.log(`The program itself: ${sound.problem ?? sound.broken}`)
for (const { mutant } of survivors) console.log(`survived: ${nameOf(mutant!)}`)
for (const trial of broken) console.log(`broken: ${nameOf(trial.mutant!)}: ${trial.broken}`)
if (survivors.length + broken.length > 0 || sound?.problem || sound?.broken) process.exitCode = 1

function choose(mutants: readonly Mutant[]): Mutant[] {
  const count = Number(values.count)
  if (count === 0) return [...mutants]
  const random = seededRandom(Number(values.seed))
  return mutants
    .map((mutant) => [random(), mutant] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, mutant]) => mutant)
}

function onTrial({ mutant, problem, broken, seconds }: Trial, number: number): void {
  const verdict = broken ? `BROKEN ${broken.split('\n')[0]}` : (problem ?? 'SURVIVED')
  const name = mutant ? nameOf(mutant) : 'as it is'
  console.log(
    `${number}/${chosen.length + 1} ${name} (${seconds.toFixed(1)} s): ${verdict.slice(0, 160)}`,
  )
}

function nameOf({ file, line, what }: Mutant): string {
  return `${file}:${line} ${what}`
}

function byFile(trials: readonly Trial[]): Record<string, Trial[]> {
  const files: Record<string, Trial[]> = {}
  for (const trial of trials) {
    const file = trial.mutant!.file
    files[file] = [...(files[file] ?? []), trial]
  }
  return files
}
