import { expect, test } from 'vitest'
import type { DeskReport } from '../../../../data/contracts/index.ts'
import { deskBounds, pointAt, type RowPoint } from '../../../../web/imports/desk/shown-rows.ts'

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

const DESK: DeskReport = {
  target: 'CATERING' as DeskReport['target'],
  sender: '',
  mapping: { fields: {}, address: [], key: [], crs: null, isComplete: false },
  columns: [],
  proposals: [],
  datums: [],
}

test('the map goes to what has its place, not to a row that lies elsewhere and goes back', () => {
  const placed = [120, 30, 0, 1] as const
  const failed = [119, 29, 6, 2] as const
  const job = (points: readonly (readonly [number, number, number, number])[]) => ({
    desk: { ...DESK, points },
  })
  expect(deskBounds(job([placed, failed]))).toEqual([120, 30, 120, 30])
  expect(deskBounds(job([failed]))).toEqual([119, 29, 119, 29])
  expect(deskBounds(job([]))).toBeNull()
})
