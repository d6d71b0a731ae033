import { expect, test } from 'vitest'
import { createCrossfilter, NO_BIN } from '../../../web/analysis/charts/crossfilter.ts'

/** Eight things: a colour (0–2, one unknown) and a size (0–1). */
const COLOURS = { bins: Uint16Array.of(0, 0, 1, 1, 2, 2, 2, NO_BIN), count: 3 }
const SIZES = { bins: Uint16Array.of(0, 1, 0, 1, 0, 1, 1, 1), count: 2 }

const open = () => createCrossfilter(8, [COLOURS, SIZES])

test('without a brush everything is counted and nothing is hidden', () => {
  const filter = open()
  expect([...filter.counts(0)]).toEqual([2, 2, 3])
  expect(filter.mask()).toBeNull()
  expect(filter.passing()).toBe(8)
})

test('a brush filters the other charts, never its own', () => {
  const filter = open()
  filter.brush(0, new Set([1, 2]))
  expect([...filter.counts(0)]).toEqual([2, 2, 3])
  expect([...filter.counts(1)]).toEqual([2, 3])
  expect([...filter.mask()!]).toEqual([0, 0, 1, 1, 1, 1, 1, 0])
})

test('two brushes hold together, and each can be taken back', () => {
  const filter = open()
  filter.brush(0, new Set([2]))
  filter.brush(1, new Set([1]))
  expect(filter.passing()).toBe(2)
  expect([...filter.counts(0)]).toEqual([1, 1, 2])
  filter.brush(0, null)
  expect(filter.passing()).toBe(5)
  filter.brush(1, null)
  expect(filter.mask()).toBeNull()
})

test('agrees with counting one by one, for any brushes', () => {
  let seed = 7
  const random = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed % most
  }
  const dimensions = [5, 12, 3].map((count) => ({
    count,
    bins: Uint16Array.from({ length: 500 }, () => random(count)),
  }))
  const filter = createCrossfilter(500, dimensions)
  for (let round = 0; round < 30; round++) {
    const brushes = dimensions.map(({ count }) =>
      random(3) === 0 ? null : new Set([random(count), random(count)]),
    )
    for (const [d, brush] of brushes.entries()) filter.brush(d, brush)
    for (const [d, { bins, count }] of dimensions.entries()) {
      const wanted = new Array<number>(count).fill(0)
      for (let i = 0; i < 500; i++) {
        const isIn = brushes.every(
          (brush, k) => k === d || brush === null || brush.has(dimensions[k]!.bins[i]!),
        )
        if (isIn) wanted[bins[i]!]!++
      }
      expect([...filter.counts(d)]).toEqual(wanted)
    }
  }
})
