import { expect, it } from 'vitest'
import { sortedRows } from '../../../web/analysis/sql/sorted-rows.ts'
import type { QueryResult } from '../../../web/query/index.ts'

const result = {
  rowCount: 4,
  column: (name: string) =>
    name === 'n'
      ? { type: 'number', numbers: () => Float64Array.of(3, Number.NaN, -1, 20) }
      : {
          type: 'text',
          codes: () => ({ codes: Int32Array.of(0, 1, -1, 2), values: ['10 号', '9 号', '安'] }),
        },
} as Pick<QueryResult, 'rowCount'> & { column: (name: string) => unknown } as QueryResult

it('sorts numbers, and those that are unknown last in either direction', () => {
  expect([...sortedRows(result, { column: 'n', descending: false })!]).toEqual([2, 0, 3, 1])
  expect([...sortedRows(result, { column: 'n', descending: true })!]).toEqual([3, 0, 2, 1])
})

it('sorts texts as people do', () => {
  expect([...sortedRows(result, { column: 't', descending: false })!]).toEqual([1, 0, 3, 2])
})

it('leaves the rows as they came', () => {
  expect(sortedRows(result, null)).toBeNull()
})
