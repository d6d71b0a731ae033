import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openEmbedded } from '../../server/storage/embedded/open-embedded.ts'
import { seededRandom } from '../data/formats/fgb/helpers.ts'
import { atEnd } from './lib/at-end.ts'
import { printMachine } from './lib/machine.ts'
import { findMutants } from './lib/mutations/find-mutants.ts'
import type { Verdict } from './lib/mutations/judge.ts'
import { judgingTests } from './lib/mutations/judging-tests.ts'
import { KeptVerdicts } from './lib/mutations/kept-verdicts.ts'
import { type Mutant, nameOf } from './lib/mutations/mutant.ts'
import { onServer } from './lib/mutations/on-server.ts'
import { type Outcome, tryMutants } from './lib/mutations/try-mutants.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- mutations` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    count: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', default: '' },
    budget: { type: 'string', default: '0' },
    resume: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
  },
  strict: false,
})
const root = resolve(import.meta.dirname, '../..')
const all = findMutants(root)
const chosen = choose(all.filter((one) => new RegExp(String(values.only)).test(nameOf(one))))
if (values.list) {
  for (const mutant of chosen) console.log(nameOf(mutant))
  process.exit(0)
}
printMachine()
const kept =
  values.resume === '' ? undefined : new KeptVerdicts(resolve(String(values.resume)), root)
const known = kept?.ofKnown(chosen) ?? []
const waiting = chosen.filter((one) => !known.some(({ mutant }) => mutant === one))
if (known.length > 0) console.log(`${known.length} of ${chosen.length} have been judged before`)
const dataDir = mkdtempSync(join(tmpdir(), 'onemap-bench-mutations-'))
const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 })
atEnd(remove)
const cluster = await openEmbedded(dataDir, () => undefined)
// Nothing here has to outlive a power cut.
for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
  await onServer(cluster.connection, `alter system set ${setting} = off`)
}
await onServer(cluster.connection, 'select pg_reload_conf()')
let count = known.length
const outcome = await tryMutants({
  connection: cluster.connection,
  all,
  chosen: waiting,
  tests: judgingTests(root).filter((path) => new RegExp(String(values.tests)).test(path)),
  budgetMs: Number(values.budget) * 1000,
  ...(kept && { coverageFile: `${resolve(String(values.resume))}.coverage` }),
  onReady: (cpuMs) => console.log(`The judge is ready (${(cpuMs / 1000).toFixed(1)} s of CPU)`),
  onVerdict,
})
await cluster.close()
remove()
report({ ...outcome, verdicts: [...known, ...outcome.verdicts] })

function report({ problems, verdicts }: Outcome): void {
  const survivors = verdicts.filter(({ problem }) => problem === null)
  printTable(
    ['where', 'checks taken out', 'found out', 'survived'],
    [...new Set(verdicts.map(({ mutant }) => domainOf(mutant)))].map((domain) => {
      const of = verdicts.filter(({ mutant }) => domainOf(mutant) === domain)
      const left = of.filter((one) => survivors.includes(one)).length
      return [domain, of.length, of.length - left, left]
    }),
  )
  const cpuS = verdicts.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / 1000
  printVerdicts([
    { what: 'checks taken out', ours: verdicts.length, unit: '', atLeast: chosen.length },
    { what: 'survived', ours: survivors.length, unit: '', atMost: 0 },
    { what: 'CPU for each, without its database', ours: cpuS / verdicts.length, unit: 's' },
    { what: 'the program as it is: problems', ours: problems.length, unit: '', atMost: 0 },
  ])
  for (const problem of problems) console.log(`as it is: ${problem}`)
  for (const { mutant, by } of survivors) console.log(`survived (${by}): ${nameOf(mutant)}`)
  if (survivors.length + problems.length > 0) process.exitCode = 1
}

function choose(mutants: readonly Mutant[]): Mutant[] {
  const wanted = Number(values.count)
  if (wanted === 0) return [...mutants]
  const random = seededRandom(Number(values.seed))
  return mutants
    .map((mutant) => [random(), mutant] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, wanted)
    .map(([, mutant]) => mutant)
}

function onVerdict(verdict: Verdict, mutant: Mutant): void {
  kept?.keep(verdict, mutant)
  const { problem, by, cpuMs } = verdict
  const seconds = (cpuMs / 1000).toFixed(1)
  const found = problem?.slice(0, 140) ?? 'SURVIVED'
  console.log(`${++count}/${chosen.length} ${nameOf(mutant)} (${seconds} s, ${by}): ${found}`)
}

function domainOf({ file }: Mutant): string {
  const [, domain = '', sub] = file.split('/')
  return sub === undefined ? 'server' : domain
}
