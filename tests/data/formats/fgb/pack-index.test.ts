import { describe, expect, test } from 'vitest'
import { hilbert } from '../../../../data/formats/fgb/hilbert.ts'
import { PackBuilder } from '../../../../data/formats/fgb/pack-builder.ts'
import {
  featureBox,
  indexExtent,
  readPackIndex,
  type SearchBox,
  searchPack,
} from '../../../../data/formats/fgb/pack-index.ts'
import { planReads } from '../../../../data/formats/fgb/ranges.ts'
import { bytesOf, pointPack, randomPoints, seededRandom } from './helpers.ts'

const placesOf = (ranges: readonly number[]) => {
  const places: number[] = []
  for (let i = 0; i < ranges.length; i += 2) {
    for (let place = ranges[i]!; place < ranges[i + 1]!; place++) places.push(place)
  }
  return places
}

function randomBoxes(count: number): SearchBox[] {
  const random = seededRandom(99)
  return Array.from({ length: count }, () => {
    const [minX, minY] = [120 + random() * 0.06, 30.24 + random() * 0.06]
    return { minX, minY, maxX: minX + random() * 0.02, maxY: minY + random() * 0.02 }
  })
}

function boxPack(count: number) {
  const random = seededRandom(5)
  const builder = new PackBuilder({ name: 'BOXES', columns: [] })
  for (let i = 0; i < count; i++) {
    const [x, y, w, h] = [
      120 + random() * 0.06,
      30.24 + random() * 0.06,
      random() * 0.003,
      random() * 0.003,
    ]
    builder.addFeature(
      {
        type: 'Polygon',
        coordinates: [
          [
            [x, y],
            [x + w, y],
            [x + w, y + h],
            [x, y],
          ],
        ],
      },
      [],
    )
  }
  return bytesOf(builder.finish())
}

describe('the Hilbert curve', () => {
  test('visits every cell of a corner once, stepping to a neighbour each time', () => {
    const cells: [number, number, number][] = []
    for (let x = 0; x < 16; x++) for (let y = 0; y < 16; y++) cells.push([hilbert(x, y), x, y])
    cells.sort((a, b) => a[0] - b[0])
    expect(cells.map((cell) => cell[0])).toEqual(Array.from({ length: 256 }, (_, i) => i))
    for (let i = 1; i < cells.length; i++) {
      const step =
        Math.abs(cells[i]![1] - cells[i - 1]![1]) + Math.abs(cells[i]![2] - cells[i - 1]![2])
      expect(step).toBe(1)
    }
  })
})

describe.each([1, 2, 15, 16, 17, 256, 257, 5_000])('the index over %i points', (count) => {
  const bytes = bytesOf(pointPack(randomPoints(count)))
  const index = readPackIndex(bytes, bytes.length)

  test('finds what looking at every point finds', () => {
    for (const box of randomBoxes(60)) {
      const expected = []
      for (let place = 0; place < count; place++) {
        const [x, y] = featureBox(index, place)
        if (x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY) expected.push(place)
      }
      expect(placesOf(searchPack(index, box))).toEqual(expected)
    }
  })

  test('shares every point out to exactly one of half-open boxes side by side', () => {
    const found = []
    for (let i = 0; i < 10; i++) {
      for (let j = 0; j < 10; j++) {
        const [minX, minY] = [120 + i * 0.006, 30.24 + j * 0.006]
        const box = { minX, minY, maxX: 120 + (i + 1) * 0.006, maxY: 30.24 + (j + 1) * 0.006 }
        found.push(...placesOf(searchPack(index, { ...box, halfOpen: true })))
      }
    }
    expect(found.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
  })
})

describe('the index over shapes', () => {
  test('finds every box that touches', () => {
    const bytes = boxPack(1_000)
    const index = readPackIndex(bytes, bytes.length)
    for (const box of randomBoxes(60)) {
      const expected = []
      for (let place = 0; place < 1_000; place++) {
        const [minX, minY, maxX, maxY] = featureBox(index, place)
        const misses = maxX < box.minX || minX > box.maxX || maxY < box.minY || minY > box.maxY
        if (!misses) expected.push(place)
      }
      expect(placesOf(searchPack(index, box))).toEqual(expected)
    }
  })
})

describe('half-open boxes', () => {
  const bytes = bytesOf(pointPack([{ code: 'EDGE', lon: 120, lat: 30 }]))
  const index = readPackIndex(bytes, bytes.length)
  const halfOpen = true

  test('hold their west and north edges, not their east and south ones', () => {
    expect(searchPack(index, { minX: 120, minY: 29, maxX: 121, maxY: 30, halfOpen })).toEqual([
      0, 1,
    ])
    expect(searchPack(index, { minX: 119, minY: 29, maxX: 120, maxY: 31, halfOpen })).toEqual([])
    expect(searchPack(index, { minX: 119, minY: 30, maxX: 121, maxY: 31, halfOpen })).toEqual([])
  })
})

describe('reading', () => {
  test('needs the header first, then says how far the index reaches', () => {
    const bytes = bytesOf(pointPack(randomPoints(1_000)))
    expect(indexExtent(bytes.subarray(0, 40))).toBeUndefined()
    const extent = indexExtent(bytes.subarray(0, 4_096))!
    expect(readPackIndex(bytes.subarray(0, extent), bytes.length).count).toBe(1_000)
    expect(() => readPackIndex(bytes.subarray(0, extent - 1), bytes.length)).toThrow(/cut short/)
  })

  test('joins ranges that lie near each other and copies only what is wanted', () => {
    const bytes = bytesOf(pointPack(randomPoints(100)))
    const index = readPackIndex(bytes, bytes.length)
    const { offsets } = index
    const [joined, alone] = planReads(index, [0, 2, 3, 4, 90, 91], offsets[4]! - offsets[3]!)
    expect(joined!.copies).toEqual([0, offsets[2]!, offsets[3]!, offsets[4]! - offsets[3]!])
    expect(joined!.length).toBe(offsets[4])
    expect(alone).toEqual({
      at: offsets[90],
      length: offsets[91]! - offsets[90]!,
      copies: [0, offsets[91]! - offsets[90]!],
    })
  })
})
