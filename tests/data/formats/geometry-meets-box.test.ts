import type { Geometry } from 'geojson'
import { expect, it } from 'vitest'
import { geometryMeetsBox } from '../../../data/formats/geometry-meets-box.ts'

const BOX = [0, 0, 10, 10] as const
const ring = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const polygon = (...rings: number[][][]): Geometry => ({ type: 'Polygon', coordinates: rings })
const line = (...coordinates: number[][]): Geometry => ({ type: 'LineString', coordinates })

it.each<[string, Geometry, boolean]>([
  ['a point inside', { type: 'Point', coordinates: [5, 5] }, true],
  ['a point on the edge', { type: 'Point', coordinates: [10, 0] }, true],
  ['a point outside', { type: 'Point', coordinates: [11, 5] }, false],
  ['an empty point', { type: 'Point', coordinates: [] }, false],
  ['a line through', line([-5, 5], [15, 5]), true],
  ['a line that only its bounds meet', line([-5, 8], [8, 21]), false],
  ['a line touching a corner', line([-5, 5], [5, -5]), true],
  ['a line along one side, outside', line([-1, 0], [-1, 10]), false],
  ['a polygon inside', polygon(ring(2, 2, 2)), true],
  ['a polygon around the box', polygon(ring(-5, -5, 30)), true],
  ['a polygon with the box in its hole', polygon(ring(-5, -5, 30), ring(-1, -1, 12)), false],
  ['a polygon beside', polygon(ring(11, 0, 5)), false],
  [
    'a multipolygon, one part of which is inside',
    { type: 'MultiPolygon', coordinates: [[ring(20, 20, 1)], [ring(9, 9, 5)]] },
    true,
  ],
  [
    'a collection with a line through',
    { type: 'GeometryCollection', geometries: [line([20, 20], [30, 30]), line([5, -1], [5, 1])] },
    true,
  ],
])('%s', (_, geometry, meets) => {
  expect(geometryMeetsBox(geometry, BOX)).toBe(meets)
})
