import { expect, it } from 'vitest'
import { isInRings } from '../../../../web/map/overlay/is-in-rings.ts'

const square = (from: number, to: number) =>
  Float64Array.from([from, from, to, from, to, to, from, to, from, from])

it('is inside an outer ring and not in its hole', () => {
  const rings = [square(0, 10), square(4, 6)]
  expect(isInRings(rings, 2, 2)).toBe(true)
  expect(isInRings(rings, 5, 5)).toBe(false)
  expect(isInRings(rings, 11, 5)).toBe(false)
})
