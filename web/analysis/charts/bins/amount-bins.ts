import type { AttributeCondition } from '../../../../data/contracts/index.ts'
import { formatNumber } from '../../../i18n/index.ts'
import { NO_BIN } from '../crossfilter.ts'
import { type Bins, noBins, type Run, runsOf } from './bins.ts'

/** Equal steps from the least to the most. */
export interface Steps {
  low: number
  high: number
  width: number
  count: number
  isWhole: boolean
}

/** Null = nothing is known. */
export function stepsOver(numbers: Float64Array, most: number): Steps | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let isWhole = true
  for (const value of numbers) {
    if (value < low) low = value
    if (value > high) high = value
    if (!Number.isNaN(value) && !Number.isInteger(value)) isWhole = false
  }
  if (low > high) return null
  const raw = (high - low + (isWhole ? 1 : 0)) / most || 1
  const width = isWhole ? Math.max(1, Math.ceil(raw)) : raw
  const count = Math.max(1, Math.min(most, Math.floor((high - low) / width) + 1))
  return { low, high, width, count, isWhole }
}

export const stepOf = ({ low, width, count }: Steps, value: number): number =>
  Math.min(count - 1, Math.floor((value - low) / width))

/** Both ends included; of whole numbers the last one that belongs to it, and everything of the last step. */
export function rangeOf(steps: Steps, { from, to }: Run): { from: number; to: number } {
  const { low, high, width, count, isWhole } = steps
  const end = to === count - 1 ? high : low + (to + 1) * width - (isWhole ? 1 : 0)
  return { from: low + from * width, to: end }
}

export function stepLabel(steps: Steps, bin: number): string {
  const { from, to } = rangeOf(steps, { from: bin, to: bin })
  return from === to ? formatNumber(from) : `${formatNumber(from, 1)}–${formatNumber(to, 1)}`
}

export const rangeCondition = (name: string, steps: Steps, run: Run): AttributeCondition => ({
  attribute: name,
  test: { op: 'range', ...rangeOf(steps, run) },
})

const AMOUNT_BINS = 30

export function amountBins(name: string, numbers: Float64Array): Bins {
  const steps = stepsOver(numbers, AMOUNT_BINS)
  if (steps === null) return noBins(numbers.length)
  return {
    bins: Uint16Array.from(numbers, (value) =>
      Number.isNaN(value) ? NO_BIN : stepOf(steps, value),
    ),
    count: steps.count,
    labels: Array.from({ length: steps.count }, (_, bin) => stepLabel(steps, bin)),
    steps: (chosen) => [
      {
        kind: 'conditions',
        condition: { any: runsOf(chosen).map((run) => rangeCondition(name, steps, run)) },
      },
    ],
  }
}
