import { expect, test } from 'vitest'
import { geometryBounds } from '../../../data/formats/geometry-bounds.ts'

test('a point is its own bounds', () => {
  expect(geometryBounds({ type: 'Point', coordinates: [120, 30] })).toEqual([120, 30, 120, 30])
})

test('a collection is bounded by all its parts, heights ignored', () => {
  const bounds = geometryBounds({
    type: 'GeometryCollection',
    geometries: [
      {
        type: 'LineString',
        coordinates: [
          [1, 2, 99],
          [-3, 4, -99],
        ],
      },
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [5, -6],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
    ],
  })
  expect(bounds).toEqual([-3, -6, 5, 4])
})
