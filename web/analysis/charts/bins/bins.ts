import type { Step } from '../../../../data/contracts/index.ts'
import type { Dimension } from '../crossfilter.ts'

/** Things divided into bins, and how a choice of bins is said as steps of a question; null = it cannot be said. */
export interface Bins extends Dimension {
  labels: readonly string[]
  steps(chosen: ReadonlySet<number>): readonly Step[] | null
}

export interface Run {
  from: number
  to: number
}

/** Neighbouring bins belong together; both ends included. */
export function runsOf(chosen: ReadonlySet<number>): Run[] {
  const runs: Run[] = []
  for (const bin of [...chosen].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last.to === bin - 1) last.to = bin
    else runs.push({ from: bin, to: bin })
  }
  return runs
}

/** Least and most of what is known; null = nothing is. */
export function rangeIn(numbers: Float64Array): { first: number; last: number } | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const number of numbers) {
    if (number < first) first = number
    if (number > last) last = number
  }
  return first > last ? null : { first, last }
}

export const noBins = (length: number): Bins => ({
  bins: new Uint16Array(length).fill(0xffff),
  count: 0,
  labels: [],
  steps: () => null,
})
