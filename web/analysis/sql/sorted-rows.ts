import type { QueryResult } from '../../query/index.ts'
import type { Sorting } from '../table/virtual-rows.tsx'

/** Row numbers in the order of a column, unknown values last; null = as they came. */
export function sortedRows(result: QueryResult, sorting: Sorting | null): Uint32Array | null {
  const column = sorting && result.column(sorting.column)
  if (!column) return null
  const order = Uint32Array.from({ length: result.rowCount }, (_, row) => row)
  const sign = sorting.descending ? -1 : 1
  if (column.type === 'number' || column.type === 'time' || column.type === 'boolean') {
    const numbers = column.numbers()
    return order.sort((a, b) => compareNumbers(numbers[a]!, numbers[b]!, sign))
  }
  const { codes, values } = column.codes()
  const places = placesOf(values)
  return order.sort((a, b) => {
    const [one, other] = [codes[a]!, codes[b]!]
    if (one < 0 || other < 0) return Number(one < 0) - Number(other < 0)
    return sign * (places[one]! - places[other]!)
  })
}

function compareNumbers(a: number, b: number, sign: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return sign * (a - b)
}

/** Texts are compared once each, not once a row. */
function placesOf(values: readonly string[]): Uint32Array {
  const collator = new Intl.Collator('zh-CN', { numeric: true })
  const sorted = values.map((_, i) => i).sort((a, b) => collator.compare(values[a]!, values[b]!))
  const places = new Uint32Array(values.length)
  sorted.forEach((value, place) => {
    places[value] = place
  })
  return places
}
