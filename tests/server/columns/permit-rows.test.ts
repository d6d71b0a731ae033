import { describe, expect, test } from 'vitest'
import type { AreaGrade } from '../../../data/contracts/index.ts'
import { cellsOf, type DatasetRows } from '../../../data/formats/columns/dataset-rows.ts'
import { decodeColumns } from '../../../data/formats/columns/decode-columns.ts'
import { encodeColumns } from '../../../data/formats/columns/encode-columns.ts'
import { permitRows } from '../../../server/columns/permit-rows.ts'
import { columnsOf, type Rows } from '../../builders/dataset-stream.ts'

const NORTH = '330199001001001'
const SOUTH = '330199001002001'

const read = (layer: string, rows: Rows): DatasetRows => {
  const { dataset, bytes } = columnsOf(layer, rows)
  return decodeColumns(dataset, bytes)
}
const at = (area: string, grade: AreaGrade['grade']) => ({ grades: [{ area, grade }] })

describe('columns for a part of a subdistrict', () => {
  const rentals = read('RENTAL', [
    { code: 'F1', grid: NORTH, mode: '整租', tenants: 3, title: '北屋' },
    { code: 'F2', grid: SOUTH, mode: '合租', tenants: 4, title: '南屋' },
    { code: 'F3', grid: '', mode: null, tenants: null, title: '区外' },
  ])

  test('hold the rows there and no others', () => {
    const permitted = permitRows(rentals, at('330199001001', 4))
    expect(cellsOf(permitted, 'code')).toEqual(['F1'])
    expect(cellsOf(permitted, 'tenants')).toEqual([3])
  })

  test('keep nothing of the others in their bytes', () => {
    const { dataset } = columnsOf('RENTAL', [])
    const permitted = permitRows(rentals, at('330199001001', 4))
    const bytes = Buffer.from(encodeColumns(dataset, permitted, '1'))
    expect(bytes.includes('北屋')).toBe(true)
    for (const hidden of ['南屋', '合租', 'F2', SOUTH]) expect(bytes.includes(hidden)).toBe(false)
  })

  test('what lies outside the district comes with the whole district', () => {
    expect(cellsOf(permitRows(rentals, at('330199', 1)), 'code')).toEqual(['F1', 'F2', 'F3'])
    expect(cellsOf(permitRows(rentals, at('330199001', 1)), 'code')).toEqual(['F1', 'F2'])
  })

  test('each row is shown by the highest grade that holds there', () => {
    const grades = [
      { area: '330199001', grade: 1 as const },
      { area: '330199001002', grade: 3 as const },
    ]
    expect(cellsOf(permitRows(rentals, { grades }), 'tenants')).toEqual([null, 4])
  })
})

describe('counts of people', () => {
  const residents = read('RESIDENT', [{ code: 'B1', grid: NORTH, count: 13, band: '10–49' }])

  test('are exact from grade 3 on, rounded below', () => {
    const round = (code: string, key: string, count: number) =>
      code === 'B1' && key === 'count' ? count - 3 : Number.NaN
    expect(cellsOf(permitRows(residents, at('330199', 3), round), 'count')).toEqual([13])
    expect(cellsOf(permitRows(residents, at('330199', 2), round), 'count')).toEqual([10])
  })

  test('are withheld where there is no rounding', () => {
    expect(cellsOf(permitRows(residents, at('330199', 2)), 'count')).toEqual([null])
  })
})

test('a value of a higher grade than one has is empty', () => {
  const events = read('EVENT', [{ code: 'E1', grid: NORTH, cause: '打磨' }])
  expect(cellsOf(permitRows(events, at('330199', 2)), 'cause')).toEqual(['打磨'])
  expect(cellsOf(permitRows(events, at('330199', 1)), 'cause')).toEqual([null])
  expect(cellsOf(permitRows(events, at('330199', 1)), 'code')).toEqual(['E1'])
})

test('values of every type come back as they were', () => {
  const rows = read('EVENT', [
    {
      code: 'E1',
      grid: NORTH,
      lon: 120.000_123_4,
      risk: '重大',
      reported_at: Date.UTC(2026, 1, 3, 4, 5),
      tags: ['工伤'],
      hour: 14,
    },
    { code: 'E2', grid: SOUTH, tags: [] },
  ])
  expect(cellsOf(rows, 'lon')).toEqual([120.000_123_4, null])
  expect(cellsOf(rows, 'risk')).toEqual(['重大', null])
  expect(cellsOf(rows, 'reported_at')).toEqual([Date.UTC(2026, 1, 3, 4, 5), null])
  expect(cellsOf(rows, 'tags')).toEqual([['工伤'], []])
  const checks = read('RENTAL', [{ code: 'F1', last_check: 20_000, smoke_alarm: false }, {}])
  expect(cellsOf(checks, 'last_check')).toEqual([20_000, null])
  expect(cellsOf(checks, 'smoke_alarm')).toEqual([false, null])
  const shapes = read('GRID', [{ code: NORTH, shape: new Uint8Array([1, 2, 3]) }])
  expect(cellsOf(shapes, 'shape')).toEqual([new Uint8Array([1, 2, 3])])
})
