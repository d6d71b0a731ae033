import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { multiPolygon } from '@turf/helpers'
import { describe, expect, test } from 'vitest'
import { AreaIndex } from '../../../web/query/geometry/area-index.ts'
import { PreparedPolygon } from '../../../web/query/geometry/prepared-polygon.ts'
import { seededRandom } from '../../bench/lib/random.ts'

type Random = ReturnType<typeof seededRandom>

const SQUARE = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
] as const
const HOLE = [
  [1, 1],
  [1, 3],
  [3, 3],
  [3, 1],
] as const

describe('a square with a hole', () => {
  const polygon = new PreparedPolygon([SQUARE, HOLE])
  test.each([
    [0.5, 0.5, 'inside'],
    [2, 2, 'outside'],
    [5, 2, 'outside'],
    [0, 2, 'border'],
    [4, 4, 'border'],
    [2, 4, 'border'],
    [2, 0, 'border'],
    [1, 2, 'border'],
    [3, 3, 'border'],
    [-1, 0, 'outside'],
    [5, 4, 'outside'],
    [0.5, 1, 'inside'],
    [Number.NaN, 1, 'outside'],
  ] as const)('%s, %s lies %s', (x, y, side) => {
    expect(polygon.side(x, y)).toBe(side)
  })
})

test('closed and open rings are the same', () => {
  const closed = new PreparedPolygon([[...SQUARE, SQUARE[0]]])
  for (const [x, y] of [...SQUARE, [2, 2] as const, [4, 2] as const]) {
    expect(closed.side(x, y)).toBe(new PreparedPolygon([SQUARE]).side(x, y))
  }
})

test('an empty polygon holds nothing', () => {
  expect(new PreparedPolygon([]).side(0, 0)).toBe('outside')
})

test('says what turf says about 20,000 points, borders included', () => {
  const random = seededRandom(4)
  for (let round = 0; round < 40; round++) {
    const rings = star(random, 3 + Math.floor(random() * 60))
    const mine = new PreparedPolygon(rings)
    const theirs = multiPolygon([rings.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x, y]))])
    for (let i = 0; i < 500; i++) {
      const [x, y] = pointNear(random, rings)
      const side = mine.side(x, y)
      expect(side === 'inside').toBe(
        booleanPointInPolygon([x, y], theirs, { ignoreBoundary: true }),
      )
      expect(side !== 'outside').toBe(booleanPointInPolygon([x, y], theirs))
    }
  }
})

test('the raster of many polygons answers as each of them would', () => {
  const random = seededRandom(7)
  // A coverage: common borders, and points on them.
  const polygons = Array.from({ length: 64 }, (_, i) => {
    const [x, y] = [(i % 8) * 16, Math.floor(i / 8) * 16]
    return new PreparedPolygon([
      [
        [x, y],
        [x + 16, y],
        [x + 16, y + 16],
        [x, y + 16],
      ],
    ])
  })
  const index = new AreaIndex(polygons)
  for (let i = 0; i < 5_000; i++) {
    const x = Math.floor(random() * 1_400) / 10 - 5
    const y = Math.floor(random() * 1_400) / 10 - 5
    expect(index.at(x, y)).toBe(polygons.findIndex((one) => one.side(x, y) !== 'outside'))
  }
})

/** Corners on whole numbers, so that points fall on borders often. */
function star(random: Random, corners: number): (readonly [number, number])[][] {
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (i / corners) * 2 * Math.PI
    const radius = 20 + random() * 60
    return [Math.round(100 + radius * Math.cos(angle)), Math.round(100 + radius * Math.sin(angle))]
  })
  return [ring]
}

function pointNear(random: Random, [ring]: readonly (readonly (readonly [number, number])[])[]) {
  const kind = random()
  const corner = Math.floor(random() * ring!.length)
  const [x1, y1] = ring![corner]!
  const [x2, y2] = ring![(corner + 1) % ring!.length]!
  if (kind < 0.1) return [x1, y1] as const
  if (kind < 0.2) return [(x1 + x2) / 2, (y1 + y2) / 2] as const
  return [Math.round(random() * 200), Math.round(random() * 200)] as const
}
