import { createHash } from 'node:crypto'
import { quantile } from '../quantile.ts'
import { seededRandom } from '../random.ts'
import { printTable } from '../table.ts'
import type { Verdict } from '../verdict.ts'
import { dirtyTexts, type Setting } from './answers.ts'
import { GRADES } from './dirt-shares.ts'

const TEXTS = 20_000

/** One core: texts a second of CPU, and how long one text takes. Each grade has been seen before by the compiler. */
export function measureSpeed(setting: Setting): Verdict[] {
  const { truth, matcher } = setting
  const rows: (string | number)[][] = []
  let cpuS = 0
  const times: number[] = []
  globalThis.gc?.()
  GRADES.forEach((grade, i) => {
    const texts = [...dirtyTexts(truth, grade, TEXTS, seededRandom(50 + i))].map(([text]) => text)
    const own: number[] = []
    const seconds = secondsOf(() => {
      for (const text of texts) {
        const start = performance.now()
        matcher.match(text)
        own.push(performance.now() - start)
      }
    })
    cpuS += seconds
    times.push(...own)
    own.sort((a, b) => a - b)
    const briefS = secondsOf(() => texts.forEach((text) => void matcher.matchBriefly(text)))
    rows.push([
      grade,
      TEXTS / seconds,
      TEXTS / briefS,
      quantile(own, 0.5),
      quantile(own, 0.99),
      own.at(-1)!,
    ])
  })
  console.log(
    `\nAnswers to ${TEXTS.toLocaleString('en')} texts of medium dirt: ${hashOfAnswers(setting)}`,
  )
  console.log('\nSpeed, one core')
  printTable(
    ['dirt', 'texts a second of CPU', 'with brief answers', 'p50 ms', 'p99 ms', 'longest ms'],
    rows,
  )
  times.sort((a, b) => a - b)
  const perSecond = (TEXTS * GRADES.length) / cpuS
  return [
    { what: 'addresses a second of one core', ours: perSecond, unit: '', atLeast: 5000 },
    { what: 'p99 of one match', ours: quantile(times, 0.99), unit: 'ms', atMost: 50 },
  ]
}

/** Of CPU. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** The same before and after whatever shall make the matcher only faster. */
function hashOfAnswers({ truth, matcher }: Setting): string {
  const hash = createHash('sha256')
  for (const [text] of dirtyTexts(truth, 'medium', TEXTS, seededRandom(53)))
    hash.update(JSON.stringify(matcher.match(text)))
  return hash.digest('hex').slice(0, 16)
}
