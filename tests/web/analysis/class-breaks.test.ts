import { expect, test } from 'vitest'
import {
  classBreaks,
  classOfValue,
  classRanges,
  rangeText,
} from '../../../web/analysis/map/class-breaks.ts'

const sizes = (values: readonly number[], breaks: readonly number[]) => {
  const sizes = new Array<number>(breaks.length + 1).fill(0)
  for (const value of values) sizes[classOfValue(value, breaks)]!++
  return sizes
}

const HUNDRED = Array.from({ length: 100 }, (_, i) => i + 1)

test('quantiles put as many into each class', () => {
  expect(sizes(HUNDRED, classBreaks(HUNDRED, 'quantile', 4))).toEqual([25, 25, 25, 25])
})

test('equal steps divide the range', () => {
  expect(classBreaks([0, 1, 10], 'equal', 5)).toEqual([2, 4, 6, 8])
})

test('natural breaks fall into the gaps', () => {
  const values = [1, 2, 3, 50, 51, 52, 900, 901]
  expect(classBreaks(values, 'jenks', 3)).toEqual([50, 900])
})

test('head/tail takes the means of what lies above the mean before', () => {
  const values = [...new Array<number>(90).fill(1), ...new Array<number>(9).fill(20), 400]
  expect(classBreaks(values, 'headTail', 5)).toEqual([20, 400])
})

test.each(['quantile', 'equal', 'jenks', 'headTail'] as const)(
  '%s gives one class where all values are alike, and none of what is no number',
  (method) => {
    expect(classBreaks([7, 7, 7], method, 5)).toEqual([])
    expect(classBreaks([], method, 5)).toEqual([])
    const breaks = classBreaks([Number.NaN, 1, 2, 3, 4], method, 2)
    expect(breaks.every(Number.isFinite)).toBe(true)
    expect(classOfValue(Number.NaN, breaks)).toBe(-1)
  },
)

test('classes are told by what is in them: no number stands at two of them', () => {
  const values = [1, 2, 7, 1, 3, Number.NaN, 3]
  const say = (ranges: ReturnType<typeof classRanges>) =>
    ranges.map((range) => rangeText(range, String))
  expect(say(classRanges(values, [2, 3]))).toEqual(['1', '2', '3 – 7'])
  expect(say(classRanges(values, []))).toEqual(['1 – 7'])
  expect(say(classRanges(values, [4, 6]))).toEqual(['1 – 3', '4 – 6', '7'])
})
