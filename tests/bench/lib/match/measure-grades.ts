import { seededRandom } from '../random.ts'
import { printTable } from '../table.ts'
import type { Verdict } from '../verdict.ts'
import { dirtyTexts, type JudgedAnswer, judge, type Setting } from './answers.ts'
import { type DirtGrade, GRADES } from './dirt-shares.ts'

const TEXTS = 20_000
/** None of the seeds with which anything was tuned or fitted. */
const SEEDS: Readonly<Record<DirtGrade, number>> = { light: 31, medium: 32, heavy: 33 }
const WANTED: Readonly<Record<DirtGrade, readonly [precision: number, recall: number]>> = {
  light: [99.5, 95],
  medium: [99, 90],
  heavy: [98, 80],
}

/** Rooms written with light, medium and heavy dirt: how many are found, and how many of those found are right. */
export function measureGrades(setting: Setting, answers: JudgedAnswer[]): Verdict[] {
  const rows: (string | number)[][] = []
  const verdicts: Verdict[] = []
  for (const grade of GRADES) {
    const counts = { found: 0, right: 0, building: 0, doubtful: 0, unmatched: 0, wrongAbove: 0 }
    for (const [text, address] of dirtyTexts(
      setting.truth,
      grade,
      TEXTS,
      seededRandom(SEEDS[grade]),
    )) {
      const answer = judge(setting, setting.matcher.match(text), address, text)
      answers.push(answer)
      count(counts, answer)
    }
    console.log(`${grade}: ${TEXTS.toLocaleString('en')} texts matched`)
    const precision = (100 * counts.right) / counts.found
    const recall = (100 * counts.right) / TEXTS
    const { building, doubtful, unmatched, wrongAbove } = counts
    rows.push([grade, precision, recall, building, doubtful, unmatched, wrongAbove])
    const [p, r] = WANTED[grade]
    verdicts.push({ what: `room precision, ${grade} dirt`, ours: precision, unit: '%', atLeast: p })
    verdicts.push({ what: `room recall, ${grade} dirt`, ours: recall, unit: '%', atLeast: r })
  }
  console.log(`\nRooms found with certainty, of ${TEXTS.toLocaleString('en')} texts each`)
  printTable(
    [
      'dirt',
      'precision %',
      'recall %',
      'building instead',
      'doubtful',
      'unmatched',
      'wrong building or place',
    ],
    rows,
  )
  return verdicts
}

function count(
  counts: {
    found: number
    right: number
    building: number
    doubtful: number
    unmatched: number
    wrongAbove: number
  },
  { match, isRight, kind }: JudgedAnswer,
): void {
  if (match.verdict === 'doubtful') counts.doubtful++
  else if (match.verdict === 'unmatched') counts.unmatched++
  else if (kind === 'room') {
    counts.found++
    if (isRight) counts.right++
  } else if (!isRight) counts.wrongAbove++
  else if (kind !== 'place') counts.building++
}
