import { parseArgs } from 'node:util'
import type { Coverage } from '../../data/rules/coverage/coverage.ts'
import { hasRealGrids, REAL_GRIDS, readRealGrid } from '../builders/real-grids.ts'
import { coverageOf, sampleCells } from '../builders/sample-grids.ts'
import { runTrial, type TrialResult } from './lib/coverage/edit-trial.ts'
import { type Inspected, inspectGrid } from './lib/coverage/inspect-grid.ts'
import { printMachine } from './lib/machine.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- coverage` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
})
const edits = Number(values.edits)
const seed = Number(values.seed)
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

const trials: [string, Coverage][] = [
  ['sample: town', coverageOf([...sampleCells('town')])],
  ...inspected.map(({ name, coverage }): [string, Coverage] => [name, coverage]),
]
const results: [string, TrialResult][] = []
for (const [name, coverage] of trials) {
  const share = Math.ceil(edits / trials.length)
  const options = { edits: share, seed, verifyEvery: 5000, undoEvery: 10_000 }
  const result = runTrial(coverage, options)
  results.push([name, result])
  const { faults, areaDrift } = result
  console.log(
    `${name}: ${share} edits, ${faults.length} faults, area ${areaDrift.toExponential(1)}`,
  )
}
console.log('\nRandom edits')
printTable(
  [
    '',
    'edits',
    'made',
    'refused',
    'undone',
    'full checks',
    'area drift',
    'faults',
    'CPU µs an edit, checks and undo too',
  ],
  results.map(([name, r]) => [
    name,
    r.edits,
    r.applied,
    r.refused,
    r.undone,
    r.fullChecks,
    r.areaDrift.toExponential(1),
    r.faults.length,
    (r.cpuMs * 1000) / r.edits,
  ]),
)
for (const [name, { faults }] of results) for (const fault of faults) console.log(name, fault)

const all = results.map(([, result]) => result)
const sum = (of: (result: TrialResult) => number) => all.reduce((total, r) => total + of(r), 0)
printVerdicts([
  { what: 'random edits', ours: sum((r) => r.edits), unit: '', atLeast: 1_000_000 },
  { what: 'faults', ours: sum((r) => r.faults.length), unit: '', atMost: 0 },
  {
    what: 'area drift × 1e9',
    ours: Math.max(...all.map((r) => r.areaDrift)) * 1e9,
    unit: '',
    atMost: 1,
  },
  ...expectedCounts().map(({ what, ours, wanted }) => ({
    what,
    ours,
    unit: '',
    atLeast: wanted,
    atMost: wanted,
  })),
])

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
