import { expect, test } from 'vitest'
import { pointAt, type RowPoint } from '../../../../web/imports/desk/shown-rows.ts'

const points: RowPoint[] = [
  { row: 1, lonLat: [120, 30], kind: 'added' },
  { row: 2, lonLat: [120.0002, 30], kind: 'moved' },
]

test('a click chooses the nearest point within a finger’s breadth, at the zoom that is looked at', () => {
  expect(pointAt(points, [120.00018, 30], 17)?.row).toBe(2)
  expect(pointAt(points, [120.00002, 30.00001], 17)?.row).toBe(1)
  expect(pointAt(points, [120.002, 30], 17)).toBeUndefined()
  expect(pointAt(points, [120.002, 30], 12)?.row).toBe(2)
})
