import { expect, test } from 'vitest'
import { amountBins } from '../../../web/analysis/charts/bins/amount-bins.ts'
import { dayBins } from '../../../web/analysis/charts/bins/day-bins.ts'
import { pairBins } from '../../../web/analysis/charts/bins/pair-bins.ts'
import { hourBins, monthBins, weekHourBins } from '../../../web/analysis/charts/bins/time-bins.ts'
import { anyOf } from '../../../web/analysis/findings/label-bins.ts'

const at = (text: string) => Date.parse(`${text}:00Z`)
const TIMES = Float64Array.of(at('2026-01-05T14:00'), at('2026-03-10T15:30'), Number.NaN)

test('whole amounts fall into whole steps, whose ends both belong to them', () => {
  const bins = amountBins('beds', Float64Array.of(0, 1, 59, Number.NaN))
  expect([...bins.bins]).toEqual([0, 0, 29, 0xffff])
  expect(bins.steps(new Set([0, 1, 29]))).toEqual([
    {
      kind: 'conditions',
      condition: {
        any: [
          { attribute: 'beds', test: { op: 'range', from: 0, to: 3 } },
          { attribute: 'beds', test: { op: 'range', from: 58, to: 59 } },
        ],
      },
    },
  ])
})

test('months are said with their first and last day', () => {
  const bins = monthBins('reported_at', TIMES)
  expect(bins.labels).toEqual(['2026-01', '2026-02', '2026-03'])
  expect(bins.steps(new Set([1]))).toMatchObject([
    { condition: { any: [{ test: { period: { from: '2026-02-01', to: '2026-02-28' } } }] } },
  ])
})

test('a calendar is made of whole weeks, and neighbouring days are one stretch of time', () => {
  const bins = dayBins('reported_at', TIMES)
  // 2026-01-05 was a Monday, 2026-03-10 a Tuesday.
  expect([...bins.bins]).toEqual([0, 64, 0xffff])
  expect(bins.count).toBe(70)
  expect(bins.steps(new Set([0, 1, 9]))).toMatchObject([
    {
      condition: {
        any: [
          { test: { period: { from: '2026-01-05', to: '2026-01-06' } } },
          { test: { period: { from: '2026-01-14', to: '2026-01-14' } } },
        ],
      },
    },
  ])
  expect(bins.steps(new Set(Array.from({ length: 70 }, (_, i) => i * 2)))).toBeNull()
})

test('hours one after the other are one step, others cannot be said in one', () => {
  const bins = hourBins('reported_at', TIMES)
  expect([...bins.bins]).toEqual([14, 15, 0xffff])
  expect(bins.steps(new Set([14, 15]))).toMatchObject([{ kind: 'hours', from: 14, to: 16 }])
  expect(bins.steps(new Set([8, 14]))).toBeNull()
})

test('of a week a rectangle of days and hours is one step', () => {
  const bins = weekHourBins('reported_at', TIMES)
  expect(bins.bins[0]).toBe(14)
  expect(bins.steps(new Set([14, 15, 38, 39]))).toMatchObject([
    { from: 14, to: 16, weekdays: [1, 2] },
  ])
  expect(bins.steps(new Set([14, 39]))).toBeNull()
})

test('two amounts make a raster, of which rectangles can be said', () => {
  const bins = pairBins(['a', 'b'], Float64Array.of(0, 1, 2), Float64Array.of(0, 1, 1))
  expect([...bins.bins]).toEqual([0, 4, 5])
  expect(bins.steps(new Set([4, 5]))).toMatchObject([
    { condition: { all: [{ test: { from: 1, to: 2 } }, { test: { from: 1, to: 1 } }] } },
  ])
  expect(bins.steps(new Set([0, 4]))).toBeNull()
})

test('several labels of one kind become one step', () => {
  const hours = (from: number, weekdays: number[] = []) =>
    ({ kind: 'hours', attribute: 'reported_at', from, to: from + 2, weekdays }) as const
  expect(anyOf([hours(8), hours(10)])).toMatchObject([{ from: 8, to: 12 }])
  expect(anyOf([hours(8), hours(12)])).toBeNull()
  expect(anyOf([hours(0, [1]), hours(0, [2])])).toMatchObject([{ weekdays: [1, 2] }])
  expect(anyOf([hours(8), null])).toBeNull()
})
