import { seededRandom } from '../random.ts'
import { printTable } from '../table.ts'
import { dirtyTexts, type JudgedAnswer, judge, type Setting } from './answers.ts'
import { GRADES } from './dirt-shares.ts'

const EDGES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01]
const WIDTH = 40

const BUILDINGS = 6667
const SEED = 41
/** Of the hard negatives: in life one address in six is not there. */
const EVERY = 6

/**
 * Of matches said 0.9, nine in ten should be right. Addresses as they come: the rooms of all grades, a third as many buildings,
 * and some that the base does not have.
 */
export function measureCalibration(
  setting: Setting,
  rooms: readonly JudgedAnswer[],
  negatives: readonly JudgedAnswer[],
): void {
  const answers = [...rooms, ...negatives.filter((_, i) => i % EVERY === 0)]
  GRADES.forEach((grade, i) => {
    const texts = dirtyTexts(setting.truth, grade, BUILDINGS, seededRandom(SEED + i), true)
    for (const [text, address] of texts)
      answers.push(judge(setting, setting.matcher.match(text), address, text))
  })
  print(answers)
}

/** The bar shows what was right, the bar | what was said. */
function print(answers: readonly JudgedAnswer[]): void {
  const rows: (string | number)[][] = []
  let distance = 0
  for (let i = 1; i < EDGES.length; i++) {
    const [from, to] = [EDGES[i - 1]!, EDGES[i]!]
    const inside = answers.filter(
      ({ match }) =>
        match.verdict !== 'unmatched' && match.confidence >= from && match.confidence < to,
    )
    if (inside.length === 0) continue
    const said = mean(inside.map(({ match }) => match.confidence))
    const right = mean(inside.map(({ isRight }) => (isRight ? 1 : 0)))
    distance += Math.abs(said - right) * inside.length
    rows.push([`${from}–${Math.min(to, 1)}`, inside.length, said, right, bar(said, right)])
  }
  console.log(
    '\nCalibration: what was said and what was right, of rooms and buildings of all grades and some hard negatives',
  )
  printTable(['confidence', 'answers', 'said', 'right', ''.padEnd(WIDTH + 1)], rows)
  const found = answers.filter(({ match }) => match.verdict !== 'unmatched').length
  console.log(
    `Mean distance: ${(distance / found).toFixed(4)}; ${answers.length - found} found nothing`,
  )
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

function bar(said: number, right: number): string {
  const cells = '█'.repeat(Math.round(right * WIDTH)).padEnd(WIDTH + 1, '·')
  const at = Math.round(said * WIDTH)
  return `${cells.slice(0, at)}|${cells.slice(at + 1)}`
}
