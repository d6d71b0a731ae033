import { parseArgs } from 'node:util'
import { readCoverage, writeCoverage } from '../../data/rules/coverage/coverage.ts'
import { hasRealGrids, REAL_GRIDS, readRealGrid } from '../builders/real-grids.ts'
import { coverageOf, sampleCells } from '../builders/sample-grids.ts'
import { compareChecks } from './lib/coverage/compare-checks.ts'
import { type Inspected, inspectGrid } from './lib/coverage/inspect-grid.ts'
import {
  listSessions,
  runSession,
  type SessionResult,
  TrialJournal,
} from './lib/coverage/trial-sessions.ts'
import { printMachine } from './lib/machine.ts'
import { seededRandom } from './lib/random.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- coverage` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '60' },
  },
})
const edits = Number(values.edits)
const seed = Number(values.seed)
const minutes = Number(values.minutes)
const COMPARED_CHANGES = 60
printMachine()

const inspected: Inspected[] = []
for (const name of hasRealGrids ? REAL_GRIDS : []) {
  const { cells, toLonLat } = await readRealGrid(name)
  inspected.push(inspectGrid(name, cells, toLonLat))
}
if (!hasRealGrids) console.log('../shared/data/grids is not there: only the sample is tried.')
console.log('\nImported and repaired as proposed')
printTable(
  ['', 'cells', 'gaps', 'pairs > 1 m²', 'all pairs', 'slivers', 'faults after', 'CPU ms'],
  inspected.map(({ name, counts, faults, cpuMs }) => [
    name,
    counts.cells,
    counts.gaps,
    counts.overlappingPairs,
    counts.touchedPairs,
    counts.slivers,
    faults,
    cpuMs,
  ]),
)

const coverages = new Map<string, string>([
  ['sample: town', writeCoverage(coverageOf([...sampleCells('town')]))],
  ...inspected.map(({ name, coverage }): [string, string] => [name, writeCoverage(coverage)]),
])
const compared = [...coverages].map(([name, text]) => ({
  name,
  ...compareChecks(readCoverage(text), COMPARED_CHANGES, seededRandom(seed)),
}))
console.log('\nUnchecked changes, most of them wrong: found beside the change as everywhere?')
printTable(
  ['', 'valid', 'faulty', 'told otherwise'],
  compared.map(({ name, valid, faulty, differences }) => [name, valid, faulty, differences.length]),
)

const sessions = listSessions([...coverages.keys()], edits, seed)
const journal = new TrialJournal(coverages)
const endsAt = performance.now() + minutes * 60_000
for (const session of sessions) {
  if (journal.find(session) || performance.now() > endsAt) continue
  const done = runSession(session, coverages.get(session.coverage)!)
  journal.add(done)
  const { faults, areaDrift, cpuMs } = done.result
  console.log(
    `${session.coverage}, seed ${session.seed}: ${session.edits} edits, ${faults.length} faults, ` +
      `area ${areaDrift.toExponential(1)}, ${Math.round(cpuMs / 1000)} s of CPU`,
  )
}
const results = sessions.flatMap((session) => journal.find(session) ?? [])
console.log(`\nRandom edits: ${results.length} of ${sessions.length} sessions`)
printTable(
  [
    '',
    'edits made',
    'refused',
    'verified',
    'everywhere',
    'undone',
    'area drift',
    'faults',
    'CPU µs an edit, checks and undo too',
  ],
  [...coverages.keys()].map((name) => {
    const own = results.filter(({ coverage }) => coverage === name)
    return [
      name,
      sum(own, (r) => r.edits),
      sum(own, (r) => r.refused),
      sum(own, (r) => r.checks),
      sum(own, (r) => r.fullChecks),
      sum(own, (r) => r.undone),
      worstDrift(own).toExponential(1),
      sum(own, (r) => r.faults.length),
      (sum(own, (r) => r.cpuMs) * 1000) / sum(own, (r) => r.edits),
    ]
  }),
)
for (const { coverage, seed: from, result } of results) {
  for (const fault of result.faults) console.log(coverage, `seed ${from}`, fault)
}
for (const { name, differences } of compared)
  for (const found of differences) console.log(name, found)

const faults = sum(results, (r) => r.faults.length)
const differences = compared.reduce((total, c) => total + c.differences.length, 0)
printVerdicts([
  { what: 'random edits made', ours: sum(results, (r) => r.edits), unit: '', atLeast: edits },
  {
    what: 'not verified or not undone',
    ours: sum(results, (r) => r.edits - Math.min(r.checks, r.undone)),
    unit: '',
    atMost: 0,
  },
  { what: 'not valid, or undone to other bytes', ours: faults, unit: '', atMost: 0 },
  { what: 'area drift × 1e9', ours: worstDrift(results) * 1e9, unit: '', atMost: 1 },
  { what: 'faults not seen beside a change', ours: differences, unit: '', atMost: 0 },
  ...expectedCounts().map(({ what, ours, wanted }) => ({
    what,
    ours,
    unit: '',
    atLeast: wanted,
    atMost: wanted,
  })),
])
if (results.length < sessions.length) console.log('Run it again: it goes on where it has stopped.')
if (faults + differences > 0 || results.length < sessions.length) process.exitCode = 1

function sum(of: readonly SessionResult[], count: (result: SessionResult['result']) => number) {
  return of.reduce((total, { result }) => total + count(result), 0)
}

function worstDrift(of: readonly SessionResult[]): number {
  return Math.max(0, ...of.map(({ result }) => result.areaDrift))
}

function expectedCounts() {
  const counts = (name: string) => inspected.find((i) => i.name === name)?.counts
  const found = [
    { what: 'gaps: taxi zones', ours: counts('nyc-taxi-zones')?.gaps, wanted: 787 },
    { what: 'gaps: San Mateo', ours: counts('precincts-081-san-mateo')?.gaps, wanted: 128 },
    {
      what: 'overlaps: San Mateo',
      ours: counts('precincts-081-san-mateo')?.overlappingPairs,
      wanted: 5,
    },
    { what: 'gaps: San Francisco', ours: counts('precincts-075-san-francisco')?.gaps, wanted: 4 },
  ]
  return found.flatMap(({ what, ours, wanted }) =>
    ours === undefined ? [] : [{ what, ours, wanted }],
  )
}
