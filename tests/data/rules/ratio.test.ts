import { expect, it } from 'vitest'
import { ratioOf, wilson } from '../../../data/rules/ratio.ts'

it('is not available where there was nothing to count', () => {
  expect(ratioOf(0, 0)).toEqual({ numerator: 0, denominator: 0, value: null, interval: null })
})

it('comes with Wilson’s interval below two hundred, and alone from there on', () => {
  expect(ratioOf(81, 199).interval).not.toBeNull()
  expect(ratioOf(81, 200).interval).toBeNull()
  expect(ratioOf(3190, 3203).value).toBeCloseTo(0.9959, 4)
})

/** R: binom::binom.confint(x, n, methods = "wilson") */
it.each([
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [1, 2, 0.0945, 0.9055],
  [50, 100, 0.4038, 0.5962],
])('of %i in %i reaches from %f to %f', (hits, count, low, high) => {
  const [from, to] = wilson(hits, count)
  expect(from).toBeCloseTo(low, 4)
  expect(to).toBeCloseTo(high, 4)
})
