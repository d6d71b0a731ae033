import { describe, expect, test } from 'vitest'
import { expectedShares } from '../../../../data/rules/findings/expectation.ts'
import { findHotSpots, type HotSpotKind } from '../../../../data/rules/findings/hot-spots.ts'
import { seededRandom } from '../../../bench/lib/random.ts'

const SIDE = 20
const STEP_M = 300
const MONTHS = 12
const CITY = 210
const at = (column: number, row: number) => row * SIDE + column

/** So many more things than usual there, month by month. */
const PLANTED: Record<string, { cell: number; extra: (month: number) => number }> = {
  new: { cell: at(3, 3), extra: (month) => (month >= 9 ? 30 : 0) },
  persistent: { cell: at(15, 4), extra: () => 30 },
  intensifying: { cell: at(4, 15), extra: (month) => 10 + 6 * month },
  diminishing: { cell: at(16, 16), extra: (month) => 76 - 6 * month },
}

interface World {
  x: number[]
  y: number[]
  people: number[]
  counts: number[][]
}

/** A town with a crowded middle in which as much more happens as there are more people. */
function world(planted: boolean): World {
  const random = seededRandom(7)
  const cells = Array.from({ length: SIDE * SIDE }, (_, i) => i)
  const people = cells.map((i) => (i === CITY ? 40_000 : 500 + Math.floor(random() * 4_000)))
  const month = (t: number) => {
    const counts = people.map((n) => poisson(n / 500, random))
    for (const { cell, extra } of planted ? Object.values(PLANTED) : []) counts[cell]! += extra(t)
    return counts
  }
  return {
    x: cells.map((i) => (i % SIDE) * STEP_M),
    y: cells.map((i) => Math.floor(i / SIDE) * STEP_M),
    people,
    counts: Array.from({ length: MONTHS }, (_, t) => month(t)),
  }
}

function poisson(mean: number, random: () => number): number {
  let [n, product] = [-1, 1]
  for (const limit = Math.exp(-mean); product > limit; n++) product *= random()
  return n
}

const sums = ({ counts }: World) => counts[0]!.map((_, i) => counts.reduce((n, c) => n + c[i]!, 0))

function hotSpots(found: World, isExposed: boolean) {
  const exposures = isExposed ? [found.people.map((n) => Math.log1p(n))] : []
  return findHotSpots({ ...found, shares: expectedShares(sums(found), exposures) }, 200)
}

describe('hot spots in time', () => {
  const spots = hotSpots(world(true), true)
  test.each(Object.entries(PLANTED))('tell what is %s', (kind, { cell }) => {
    expect(spots.find((one) => one.cell === cell)?.kind).toBe(kind as HotSpotKind)
  })

  test('are nowhere else', () => {
    expect(spots).toHaveLength(Object.keys(PLANTED).length)
  })

  test('are not where only more people are', () => {
    const isHot = (isExposed: boolean) =>
      hotSpots(world(false), isExposed).some(({ cell }) => cell === CITY)
    expect(isHot(false)).toBe(true)
    expect(isHot(true)).toBe(false)
  })

  test('are nowhere when everything is as expected', () => {
    expect(hotSpots(world(false), true)).toEqual([])
  })

  test('reach into the neighbourhood', () => {
    const around = findHotSpots(
      { ...world(true), shares: expectedShares(sums(world(true)), []) },
      STEP_M,
    )
    const beside = around.filter(({ cell }) => cell === at(14, 4) || cell === at(16, 4))
    expect(beside).toHaveLength(2)
  })
})

test('shares follow what they are explained by, and unknown exposures are no obstacle', () => {
  const shares = expectedShares([10, 20, 40, 80], [[0, 1, 2, 3]])
  expect([...shares].map((share) => share.toFixed(2))).toEqual(['0.07', '0.13', '0.27', '0.53'])
  const unknown = expectedShares([10, 10, 10], [[1, Number.NaN, 1]])
  expect([...unknown].map((share) => share.toFixed(2))).toEqual(['0.33', '0.33', '0.33'])
})
