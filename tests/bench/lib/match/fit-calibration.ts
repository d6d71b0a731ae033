import {
  AS_IT_IS,
  type Calibration,
  type CalibrationPoint,
  type MatchKind,
  ofEachKind,
  SURE,
  theoreticalCalibration,
} from '../../../../data/rules/address/calibration.ts'
import type { JudgedAnswer } from './answers.ts'

/** Widest step of evidence that is looked at as one, in bits. */
const STEP = 0.5
/** The same of a confidence. */
const FINE_STEP = 0.02
/** Nobody knows a share better than so many answers tell. */
const FEWEST = 20

/**
 * Rising curves from evidence to the share of right answers (isotonic regression, pool adjacent violators), from answers
 * that were given with `theoreticalCalibration`, whose confidence still tells the evidence.
 */
export function fitCalibration(
  answers: readonly JudgedAnswer[],
  provenance: Calibration['provenance'],
): Calibration {
  const curves = eachKind((kind) =>
    fitCurve(
      answers
        .filter((answer) => answer.kind === kind)
        .map(({ match, isRight }) => ({ at: bitsOf(match.confidence), isRight })),
      STEP,
    ),
  )
  return { provenance, curves, doubts: ofEachKind(AS_IT_IS) }
}

/** The same for what such a calibration leaves doubtful, from answers that were given with it. */
export function fitDoubts(answers: readonly JudgedAnswer[]): Calibration['doubts'] {
  return eachKind((kind) =>
    fitCurve(
      answers
        .filter(({ kind: own, match }) => own === kind && match.verdict === 'doubtful')
        .filter(({ match }) => match.confidence < SURE)
        .map(({ match, isRight }) => ({ at: match.confidence, isRight })),
      FINE_STEP,
    ),
  )
}

const eachKind = <Value>(make: (kind: MatchKind) => Value): Record<MatchKind, Value> => ({
  room: make('room'),
  building: make('building'),
  buildingOnly: make('buildingOnly'),
  place: make('place'),
})

interface Pool {
  at: number
  right: number
  count: number
}

function fitCurve(
  answers: readonly { at: number; isRight: boolean }[],
  step: number,
): CalibrationPoint[] {
  const bins = new Map<number, Pool>()
  for (const answer of answers) {
    const at = Math.round(answer.at / step) * step
    const bin = bins.get(at) ?? { at, right: 0, count: 0 }
    bin.right += answer.isRight ? 1 : 0
    bin.count++
    bins.set(at, bin)
  }
  const sorted = [...bins.values()].sort((a, b) => a.at - b.at)
  const pools: Pool[][] = []
  for (const bin of sorted) {
    pools.push([bin])
    while (pools.length > 1 && shouldMerge(pools.at(-2)!, pools.at(-1)!)) {
      const last = pools.pop()!
      pools[pools.length - 1] = [...pools.at(-1)!, ...last]
    }
  }
  const points = pools.flatMap((pool): CalibrationPoint[] => {
    const value = Math.min(0.9999, Math.round(1e4 * share(pool)) / 1e4)
    const [from, to] = [rounded(pool[0]!.at), rounded(pool.at(-1)!.at)]
    return from === to
      ? [[from, value]]
      : [
          [from, value],
          [to, value],
        ]
  })
  return points.length > 0 ? points : [...AS_IT_IS]
}

const rounded = (at: number) => Math.round(100 * at) / 100

const countOf = (pool: readonly Pool[]) => pool.reduce((sum, { count }) => sum + count, 0)
/** One wrong answer more than was seen: never quite sure. */
const share = (pool: readonly Pool[]) =>
  pool.reduce((sum, { right }) => sum + right, 0) / (countOf(pool) + 1)

const shouldMerge = (lower: readonly Pool[], upper: readonly Pool[]) =>
  share(lower) >= share(upper) || countOf(lower) < FEWEST || countOf(upper) < FEWEST

/** Where the straight pieces of the theoretical curve have this confidence. */
function bitsOf(confidence: number): number {
  const points = THEORY
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1]!
    const [x1, y1] = points[i]!
    if (confidence <= y1)
      return confidence <= y0 ? x0 : x0 + ((x1 - x0) * (confidence - y0)) / (y1 - y0)
  }
  return points.at(-1)![0]
}

const THEORY = theoreticalCalibration().curves.room
