import { expect, test } from 'vitest'
import { NO_BIN } from '../../../web/analysis/charts/crossfilter.ts'
import { fiveNumbersByBin, orderByAmount } from '../../../web/analysis/charts/quantiles.ts'

const AMOUNTS = Float64Array.of(5, 1, 3, Number.NaN, 2, 4, 100)
const KINDS = { bins: Uint16Array.of(0, 0, 0, 0, 0, 0, 1), count: 3 }

test('a box shows least, quartiles and most of what is known', () => {
  const boxes = fiveNumbersByBin(KINDS, AMOUNTS, orderByAmount(AMOUNTS), () => true)
  expect(boxes).toEqual([[1, 2, 3, 4, 5], [100, 100, 100, 100, 100], null])
})

test('only what passes counts, and what is in no bin does not', () => {
  const bins = Uint16Array.of(0, 0, 0, 0, NO_BIN, 0, 1)
  const order = orderByAmount(AMOUNTS)
  const boxes = fiveNumbersByBin({ ...KINDS, bins }, AMOUNTS, order, (i) => i !== 0 && i !== 6)
  expect(boxes).toEqual([[1, 3, 3, 4, 4], null, null])
})
