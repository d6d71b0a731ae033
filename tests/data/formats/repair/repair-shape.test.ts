import { expect, test } from 'vitest'
import { explodeShape } from '../../../../data/formats/repair/explode.ts'
import { labelPoint } from '../../../../data/formats/repair/label-point.ts'
import { readShape } from '../../../../data/formats/repair/read-shape.ts'
import { repairShape } from '../../../../data/formats/repair/repair-shape.ts'
import { type Shape, toGeometry } from '../../../../data/formats/repair/shape.ts'

const polygon = (...rings: number[][][]): Shape => ({ kind: 'polygon', polygons: [rings] })

function repair(shape: Shape) {
  const repaired = repairShape(shape)
  if ('problem' in repaired) return repaired.problem
  return { geometry: toGeometry(repaired.shape), mended: repaired.mended }
}

const SQUARE = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
]

test('leaves a valid polygon as it is', () => {
  expect(repair(polygon(SQUARE))).toEqual({
    geometry: { type: 'Polygon', coordinates: [SQUARE] },
    mended: [],
  })
})

test('closes a ring, drops repeated points, turns the ring round', () => {
  expect(repair(polygon(SQUARE.slice(0, -1)))).toMatchObject({
    geometry: { coordinates: [SQUARE] },
    mended: ['closedRing'],
  })
  expect(repair(polygon([[0, 0], ...SQUARE]))).toMatchObject({
    geometry: { coordinates: [SQUARE] },
    mended: ['duplicatePoints'],
  })
  expect(repair(polygon(SQUARE.toReversed()))).toMatchObject({
    geometry: { coordinates: [SQUARE] },
    mended: ['orientation'],
  })
})

test('cuts a bow-tie into its two wings', () => {
  expect(
    repair(
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
    ),
  ).toEqual({
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [1, 1],
            [0, 2],
            [0, 0],
          ],
        ],
        [
          [
            [1, 1],
            [2, 0],
            [2, 2],
            [1, 1],
          ],
        ],
      ],
    },
    mended: expect.arrayContaining(['selfIntersection']),
  })
})

test('joins parts that lie on each other, keeps parts that do not', () => {
  const at = (x: number) => SQUARE.map(([dx = 0, dy = 0]) => [x + dx, dy])
  const overlapping: Shape = { kind: 'polygon', polygons: [[SQUARE], [at(1)]] }
  const apart: Shape = { kind: 'polygon', polygons: [[SQUARE], [at(5)]] }
  expect(repair(overlapping)).toMatchObject({
    geometry: { type: 'Polygon' },
    mended: ['selfIntersection'],
  })
  expect(repair(apart)).toMatchObject({ geometry: { type: 'MultiPolygon' }, mended: [] })
})

test('drops holes that enclose nothing, and says so', () => {
  expect(
    repair(
      polygon(SQUARE, [
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
    ),
  ).toMatchObject({
    geometry: { coordinates: [SQUARE] },
    mended: ['duplicatePoints', 'droppedPart'],
  })
})

test.each<[string, Shape]>([
  [
    'two points as a polygon',
    polygon([
      [0, 0],
      [1, 1],
      [0, 0],
    ]),
  ],
  [
    'a polygon along one line',
    polygon([
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 0],
    ]),
  ],
  [
    'a line of one point',
    {
      kind: 'line',
      lines: [
        [
          [0, 0],
          [0, 0],
        ],
      ],
    },
  ],
])('finds too few points in %s', (_name, shape) => {
  expect(repair(shape)).toBe('tooFewPoints')
})

test('reads what it can of a geometry that nobody has checked', () => {
  expect(readShape(null)).toEqual({ problem: 'noGeometry' })
  expect(readShape({ type: 'Polygon', coordinates: [] })).toEqual({ problem: 'emptyGeometry' })
  expect(readShape({ type: 'Point', coordinates: ['1', 2] })).toEqual({
    problem: 'malformedGeometry',
  })
  expect(readShape({ type: 'Point', coordinates: [Number.NaN, 2] })).toEqual({
    problem: 'notFinite',
  })
  expect(readShape({ type: 'Curve', coordinates: [1, 2] })).toEqual({
    problem: 'malformedGeometry',
  })
  expect(readShape({ type: 'Point', coordinates: [1, 2, 3] })).toMatchObject({ hasHeight: true })
})

test('takes the main kind of a nested collection and hands over the rest', () => {
  const point = { type: 'Point', coordinates: [1, 1] }
  const area = { type: 'Polygon', coordinates: [SQUARE] }
  const nested = {
    type: 'GeometryCollection',
    geometries: [point, { type: 'GeometryCollection', geometries: [area] }],
  }
  expect(readShape(nested)).toMatchObject({
    shape: { kind: 'polygon' },
    leftOver: [{ kind: 'point', points: [[1, 1]] }],
  })
})

test('takes a row of hundreds of like parts apart, and leaves a country with its islands whole', () => {
  const small = Array.from({ length: 200 }, (_, i) => [
    SQUARE.map(([x = 0, y = 0]) => [i * 3 + x, y]),
  ])
  const mainland = [
    [
      [0, 10],
      [900, 10],
      [900, 900],
      [0, 900],
      [0, 10],
    ],
  ]
  expect(explodeShape({ kind: 'polygon', polygons: small })).toHaveLength(200)
  expect(explodeShape({ kind: 'polygon', polygons: [mainland, ...small] })).toHaveLength(1)
})

test('puts the label inside, also of a horseshoe', () => {
  const shoe = [
    [0, 0],
    [9, 0],
    [9, 9],
    [8, 9],
    [8, 1],
    [1, 1],
    [1, 9],
    [0, 9],
    [0, 0],
  ]
  const [lon, lat] = labelPoint(polygon(shoe))
  expect(lon < 1 || lon > 8 || lat < 1).toBe(true)
})
