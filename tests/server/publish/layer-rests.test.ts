import { expect, test } from 'vitest'
import { createLayerRests } from '../../../server/publish/layer-rests.ts'

test('a layer whose change was the last one does not rest', () => {
  const rests = createLayerRests(() => 1_000)
  rests.note('EVENT', { tookMs: 500, isChangedAgain: false })
  expect(rests.until('EVENT')).toBe(0)
})

test('a layer that goes on being changed rests longer and longer, up to a limit, and others do not', () => {
  const rests = createLayerRests(() => 1_000)
  const restAfter = (tookMs: number) => {
    rests.note('EVENT', { tookMs, isChangedAgain: true })
    return rests.until('EVENT') - 1_000
  }
  expect([500, 500, 500, 500, 500].map(restAfter)).toEqual([500, 1_000, 2_000, 4_000, 4_000])
  expect(restAfter(10_000)).toBe(20_000)
  expect(rests.until('ROAD')).toBe(0)
  rests.note('EVENT', { tookMs: 500, isChangedAgain: false })
  expect(restAfter(500)).toBe(500)
})
