import { describe, expect, test } from 'vitest'
import { MAX_TILE_ZOOM, TILE_MAX_FEATURES } from '../../../../data/contracts/index.ts'
import { chooseDetailZoom } from '../../../../data/formats/overview/detail-zoom.ts'
import {
  busiestWindow,
  type DensityInput,
  tileLoad,
} from '../../../../data/formats/overview/tile-load.ts'
import { randomPoints, seededRandom } from '../fgb/helpers.ts'

function points(count: number, seed?: number): DensityInput {
  const boxes = randomPoints(count, seed).flatMap(({ lon, lat }) => [lon, lat, lon, lat])
  return { size: count, boxes, lengths: new Uint32Array(count).fill(104), kind: 'point' }
}

describe('the detail zoom', () => {
  test('rises with the density', () => {
    const zooms = [50, 500, 5_000, 20_000].map((count) => chooseDetailZoom(points(count), 6))
    expect(zooms).toEqual([...zooms].sort((a, b) => a - b))
    expect(zooms[0]).toBeLessThan(zooms[3]!)
  })

  test('keeps tiles within the budget', () => {
    const input = points(30_000)
    const { counts } = tileLoad(input, chooseDetailZoom(input, 6))
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(TILE_MAX_FEATURES)
  })

  test('is the lowest zoom of the layer when nothing is on it', () => {
    expect(chooseDetailZoom(points(0), 9)).toBe(9)
  })

  test('is the highest there is when everything lies on one spot', () => {
    const stacked = { ...points(6_000), boxes: new Float64Array(24_000).fill(30) }
    expect(chooseDetailZoom(stacked, 6)).toBe(MAX_TILE_ZOOM)
  })

  test('stays where it is while a few rows come and go', () => {
    const before = chooseDetailZoom(points(4_000), 6)
    for (const count of [3_800, 3_980, 4_020, 4_200]) {
      expect(chooseDetailZoom(points(count), 6, before)).toBe(before)
    }
    expect(chooseDetailZoom(points(100), 6, before)).toBeLessThan(before)
    expect(chooseDetailZoom(points(40_000), 6, before)).toBeGreaterThan(before)
  })

  test('copes with outlines as large as the world', () => {
    const huge: DensityInput = {
      size: 3_000,
      boxes: Array.from({ length: 3_000 }, () => [-170, -80, 170, 80]).flat(),
      lengths: new Uint32Array(3_000).fill(1_000),
      kind: 'polygon',
    }
    expect(chooseDetailZoom(huge, 0)).toBe(MAX_TILE_ZOOM)
  })
})

test('the busiest window is found wherever it lies', () => {
  const random = seededRandom(11)
  const cells = new Map<number, number>()
  for (let i = 0; i < 300; i++) {
    const key = Math.floor(random() * 40) * 2 ** 26 + Math.floor(random() * 40)
    cells.set(key, (cells.get(key) ?? 0) + 1)
  }
  let most = 0
  for (let row = -4; row < 40; row++) {
    for (let column = -5; column < 40; column++) {
      let total = 0
      for (let r = row; r < row + 4; r++) {
        for (let c = column; c < column + 5; c++) {
          if (r >= 0 && c >= 0) total += cells.get(r * 2 ** 26 + c) ?? 0
        }
      }
      most = Math.max(most, total)
    }
  }
  expect(busiestWindow(cells, 5, 4)).toBe(most)
})
