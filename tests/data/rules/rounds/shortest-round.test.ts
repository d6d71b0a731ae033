import { expect, it } from 'vitest'
import type { LonLat } from '../../../../data/contracts/index.ts'
import { roundLengthM, shortestRound } from '../../../../data/rules/rounds/shortest-round.ts'
import { createRandom } from '../../../../data/sample/random.ts'

const places = (seed: number, count: number): LonLat[] => {
  const random = createRandom(seed, 'round')
  return Array.from({ length: count }, () => [
    120 + random.next() * 0.02,
    30.25 + random.next() * 0.02,
  ])
}
const inOrder = (stops: readonly LonLat[], order: readonly number[]) => order.map((i) => stops[i]!)

it('goes to every stop once, and is as long as it says', () => {
  for (const start of [null, [120.01, 30.26] as const]) {
    const stops = places(1, 40)
    const { order, lengthM } = shortestRound(start, stops)
    expect([...order].sort((a, b) => a - b)).toEqual([...stops.keys()])
    expect(roundLengthM(start, inOrder(stops, order))).toBeCloseTo(lengthM, 6)
  }
})

it('comes within five percent of the shortest of all orders', () => {
  let worst = 1
  for (let seed = 1; seed <= 10; seed++) {
    const stops = places(seed, 7)
    const start = places(seed + 100, 1)[0]!
    const best = Math.min(
      ...permutations(7).map((order) => roundLengthM(start, inOrder(stops, order))),
    )
    const ratio = shortestRound(start, stops).lengthM / best
    expect(ratio).toBeGreaterThan(1 - 1e-9)
    worst = Math.max(worst, ratio)
  }
  expect(worst).toBeLessThan(1.05)
})

it('leaves nothing that turning a piece round would shorten', () => {
  const stops = places(3, 30)
  const { order, lengthM } = shortestRound(stops[0]!, stops)
  for (let i = 0; i < order.length; i++) {
    for (let j = i + 1; j < order.length; j++) {
      const turned = [
        ...order.slice(0, i),
        ...order.slice(i, j + 1).reverse(),
        ...order.slice(j + 1),
      ]
      expect(roundLengthM(stops[0]!, inOrder(stops, turned))).toBeGreaterThan(lengthM - 1e-3)
    }
  }
})

it('knows the simple cases', () => {
  expect(shortestRound(null, [])).toEqual({ order: [], lengthM: 0 })
  expect(shortestRound(null, [[120, 30]])).toEqual({ order: [0], lengthM: 0 })
  const line: LonLat[] = [0.003, 0.001, 0.002].map((east) => [120 + east, 30])
  expect(shortestRound([120, 30], line).order).toEqual([1, 2, 0])
})

function permutations(count: number): number[][] {
  if (count === 0) return [[]]
  return permutations(count - 1).flatMap((rest) =>
    Array.from({ length: count }, (_, at) => [...rest.slice(0, at), count - 1, ...rest.slice(at)]),
  )
}
