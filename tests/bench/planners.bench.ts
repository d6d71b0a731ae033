import { parseArgs } from 'node:util'
import { writeCoverage } from '../../data/rules/coverage/coverage.ts'
import { drawCoverage } from '../data/rules/coverage/tiny-coverage.ts'
import { interleave } from './lib/coverage/two-planners.ts'
import { printMachine } from './lib/machine.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- planners` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    interleavings: { type: 'string', default: '10000' },
    steps: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
  strict: false,
})
const count = Number(values.interleavings)
printMachine()

const start = writeCoverage(
  drawCoverage(`
  AABBCC
  AADBCC
  EEDDFF
  EEGGFF`),
)
const sums = { drawn: 0, made: 0, conflicts: 0, resent: 0 }
const faults: string[] = []
const began = process.cpuUsage().user
for (let k = 0; k < count && faults.length < 5; k++) {
  const result = interleave(start, Number(values.seed) + k, Number(values.steps))
  faults.push(...result.faults.map((fault) => `seed ${Number(values.seed) + k}: ${fault}`))
  for (const key of ['drawn', 'made', 'conflicts', 'resent'] as const) sums[key] += result[key]
  if ((k + 1) % 1000 === 0) console.log(`${k + 1} interleavings`)
}
const cpuMs = (process.cpuUsage().user - began) / 1000
console.log(
  `\n${sums.drawn} strokes drawn, ${sums.made} made, ${sums.conflicts} told to be in conflict, ${sums.resent} sent again; ${Math.round(cpuMs)} ms of CPU`,
)
for (const fault of faults) console.log(fault)
printVerdicts([
  { what: 'interleavings', ours: count, unit: '', atLeast: 10_000 },
  { what: 'lost, overwritten or invalid', ours: faults.length, unit: '', atMost: 0 },
])
if (faults.length > 0) process.exitCode = 1
