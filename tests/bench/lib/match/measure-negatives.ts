import { seededRandom } from '../random.ts'
import { printTable } from '../table.ts'
import type { Verdict } from '../verdict.ts'
import { type JudgedAnswer, negativeAnswers, type Setting } from './answers.ts'

const NEGATIVES = 100_000
const SEED = 34
const CONFIDENT = 0.95
/** So many wrong ones of each kind are printed. */
const SHOWN = 5

/** Addresses that look like others of the base: nothing may be taken for them with confidence. */
export function measureNegatives(setting: Setting, answers: JudgedAnswer[]): Verdict[] {
  const kinds = new Map<string, { count: number; wrong: number; confident: number }>()
  for (const answer of negativeAnswers(setting, NEGATIVES, seededRandom(SEED))) {
    answers.push(answer)
    if (answers.length % 25_000 === 0) {
      console.log(`${answers.length.toLocaleString('en')} hard negatives asked`)
    }
    const kind = kinds.get(answer.negative) ?? { count: 0, wrong: 0, confident: 0 }
    kinds.set(answer.negative, kind)
    kind.count++
    if (answer.isRight) continue
    if (answer.match.verdict === 'matched') kind.wrong++
    if (answer.match.confidence < CONFIDENT) continue
    kind.confident++
    if (kind.confident > SHOWN) continue
    const { place, confidence } = answer.match
    console.log(`Wrong: ${answer.text} → ${place?.fullText} (${confidence})`)
  }
  console.log('\nHard negatives')
  printTable(
    ['', 'texts', 'wrongly matched', `of them at ≥ ${CONFIDENT}`],
    [...kinds].map(([kind, { count, wrong, confident }]) => [kind, count, wrong, confident]),
  )
  const wrong = [...kinds.values()].reduce((sum, { confident }) => sum + confident, 0)
  const what = `wrong at confidence ≥ ${CONFIDENT}, ${NEGATIVES.toLocaleString('en')} hard negatives`
  return [{ what, ours: wrong, unit: '', atMost: 0 }]
}
