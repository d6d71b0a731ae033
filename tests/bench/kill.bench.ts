import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { atEnd } from './lib/at-end.ts'
import { type KillRecord, runKills } from './lib/kill/run-kills.ts'
import { KILLS } from './lib/kill/victim.ts'
import { printMachine } from './lib/machine.ts'
import { quantile } from './lib/quantile.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- kill` prints is explained in README.md. */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  strict: false,
})
const kills = Number(values.kills)
const work = mkdtempSync(join(tmpdir(), 'onemap-bench-kill-'))
const dataDir = join(work, 'data')
const remove = () => rmSync(work, { recursive: true, force: true, maxRetries: 20 })
atEnd(remove)
printMachine()
const report = await runKills({ dataDir, kills, seed: Number(values.seed), onKill })
remove()

printTable(
  ['killed', 'times', 'back after ms, median', 'p99', 'slowest'],
  KILLS.map((what) => {
    const times = report.kills
      .filter((kill) => kill.what === what)
      .map(({ backMs }) => backMs)
      .sort((a, b) => a - b)
    return [what, times.length, quantile(times, 0.5), quantile(times, 0.99), Math.max(0, ...times)]
  }),
)
const { acknowledged, doubtful } = report.counts
const slowest = Math.max(...report.kills.map(({ backMs }) => backMs)) / 1000
console.log(
  `\n${acknowledged} writes acknowledged, ${doubtful} without an answer when it was killed`,
)
printVerdicts([
  { what: 'kills survived', ours: report.kills.length, unit: '', atLeast: kills },
  { what: 'missing, half or wrong', ours: report.problems.length, unit: '', atMost: 0 },
  { what: 'slowest return', ours: slowest, unit: 's', atMost: 10 },
])
for (const problem of report.problems) console.log(problem)
if (report.problems.length > 0 || slowest > 10) process.exitCode = 1

function onKill({ what, backMs, problems }: KillRecord, number: number): void {
  const verdict =
    problems.length === 0 ? 'all there' : `${problems.length} PROBLEMS: ${problems[0]}`
  if (number % 10 === 0 || problems.length > 0) {
    console.log(`${number}/${kills} ${what}: back after ${Math.round(backMs)} ms, ${verdict}`)
  }
}
