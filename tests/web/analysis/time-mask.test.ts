import { expect, test } from 'vitest'
import {
  bothMasks,
  countInSpan,
  DAY_MS,
  spanBefore,
  timeExtent,
  timeMask,
} from '../../../web/analysis/map/time-mask.ts'

const FIRST = Date.UTC(2026, 2, 1)
const TIMES = Float64Array.of(FIRST, FIRST + DAY_MS - 1, FIRST + DAY_MS, Number.NaN)

test('a span holds its first moment and not the one after its last', () => {
  const day = { start: FIRST, days: 1 }
  expect([...timeMask(TIMES, day)]).toEqual([1, 1, 0, 0])
  expect(countInSpan(TIMES, day)).toBe(2)
  expect(countInSpan(TIMES, spanBefore({ start: FIRST + DAY_MS, days: 1 }))).toBe(2)
})

test('the extent is told in whole days; what has no time does not count', () => {
  expect(timeExtent(TIMES)).toEqual({ first: FIRST, last: FIRST + DAY_MS })
  expect(timeExtent(Float64Array.of(Number.NaN))).toBeNull()
})

test('two masks hold together; one of another answer is none', () => {
  const [a, b] = [Uint8Array.of(1, 1, 0), Uint8Array.of(0, 1, 1)]
  expect([...bothMasks(a, b, 3)!]).toEqual([0, 1, 0])
  expect(bothMasks(a, null, 3)).toBe(a)
  expect(bothMasks(a, null, 4)).toBeNull()
})
