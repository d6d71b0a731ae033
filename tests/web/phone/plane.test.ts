import { expect, it } from 'vitest'
import { distanceM } from '../../../data/rules/distance.ts'
import { pathOf, planeAround } from '../../../web/phone/place/plane.ts'

const HERE = [120.01, 30.26] as const

it('measures in metres, east to the right and north up', () => {
  const plane = planeAround(HERE)
  const there = [120.011, 30.261] as const
  expect(Math.hypot(plane.x(there), plane.y(there))).toBeCloseTo(distanceM(HERE, there), 0)
  expect(plane.x(there)).toBeGreaterThan(0)
  expect(plane.y(there)).toBeLessThan(0)
  const [lon, lat] = plane.lonLat(plane.x(there), plane.y(there))
  expect([lon, lat]).toEqual([expect.closeTo(there[0], 9), expect.closeTo(there[1], 9)])
})

it('writes paths', () => {
  expect(pathOf(planeAround(HERE), [HERE, HERE], true)).toBe('M0.0 0.0L0.0 0.0Z')
  expect(pathOf(planeAround(HERE), [], true)).toBe('')
})
