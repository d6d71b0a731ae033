import { printTable } from '../table.ts'
import type { JudgedAnswer } from './answers.ts'

const EDGES = [0, 0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.01]
const WIDTH = 40

/** Of matches said 0.9, nine in ten should be right. The bar shows what was right, the bar | what was said. */
export function printCalibration(answers: readonly JudgedAnswer[]): void {
  const rows: (string | number)[][] = []
  let distance = 0
  for (let i = 1; i < EDGES.length; i++) {
    const [from, to] = [EDGES[i - 1]!, EDGES[i]!]
    const inside = answers.filter(
      ({ match }) => match.level > 0 && match.confidence >= from && match.confidence < to,
    )
    if (inside.length === 0) continue
    const said = mean(inside.map(({ match }) => match.confidence))
    const right = mean(inside.map(({ isRight }) => (isRight ? 1 : 0)))
    distance += Math.abs(said - right) * inside.length
    rows.push([`${from}–${Math.min(to, 1)}`, inside.length, said, right, bar(said, right)])
  }
  console.log(
    '\nCalibration: what was said and what was right, all texts above and the hard negatives',
  )
  printTable(['confidence', 'answers', 'said', 'right', ''.padEnd(WIDTH + 1)], rows)
  console.log(`Mean distance: ${(distance / answers.length).toFixed(4)}`)
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

function bar(said: number, right: number): string {
  const cells = '█'.repeat(Math.round(right * WIDTH)).padEnd(WIDTH + 1, '·')
  const at = Math.round(said * WIDTH)
  return `${cells.slice(0, at)}|${cells.slice(at + 1)}`
}
