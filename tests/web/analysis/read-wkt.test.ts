import { expect, test } from 'vitest'
import { readWkt } from '../../../web/analysis/map/read-wkt.ts'

test('reads polygons with holes, one or several', () => {
  const ring = [
    [120, 30],
    [120.5, 30],
    [120, 30.25],
    [120, 30],
  ]
  expect(readWkt('POLYGON((120 30, 120.5 30, 120 30.25, 120 30))')).toEqual([[ring]])
  expect(
    readWkt('MULTIPOLYGON (((120 30,120.5 30,120 30.25,120 30),(1e0 -2, 3 4.5)),((0 0,1 1)))'),
  ).toEqual([
    [
      ring,
      [
        [1, -2],
        [3, 4.5],
      ],
    ],
    [
      [
        [0, 0],
        [1, 1],
      ],
    ],
  ])
})

test('anything else is none', () => {
  expect(readWkt('POINT (1 2)')).toBeNull()
})
