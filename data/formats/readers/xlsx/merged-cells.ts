import type { TableRow } from '../table/layout.ts'
import type { CellRange } from './cell-reference.ts'

/** Columns beyond this are no table that people fill in. */
export const MOST_COLUMNS = 2_000
/** Merged cells that lie over one row. */
const MOST_AT_ONCE = 2_000

/**
 * Writes what merged cells show into the rows below the first of them, row by row in their order; what is merged across
 * columns stands in the first column, and in all of them in `spread`.
 */
export function createMerger(ranges: readonly CellRange[]) {
  const waiting = ranges.filter(({ left }) => left < MOST_COLUMNS).toSorted((a, b) => b.top - a.top)
  let active: { range: CellRange; text: string }[] = []
  return (number: number, row: TableRow): TableRow => {
    active = active.filter(({ range }) => range.bottom >= number)
    for (let next = waiting.at(-1); next && next.top <= number; next = waiting.at(-1)) {
      waiting.pop()
      const text = next.top === number ? (row.cells[next.left] ?? '') : ''
      const counts = text !== '' && next.bottom >= number && active.length < MOST_AT_ONCE
      if (counts) active.push({ range: next, text })
    }
    return active.length === 0 ? row : withMerged(row, number, active)
  }
}

function withMerged(
  row: TableRow,
  number: number,
  active: readonly { range: CellRange; text: string }[],
): TableRow {
  const cells = [...row.cells]
  const spread = [...row.cells]
  let isSpread = false
  for (const { range, text } of active) {
    if (range.top < number) put(cells, range.left, text)
    const right = Math.min(range.right, MOST_COLUMNS - 1)
    for (let column = range.left; column <= right; column++) put(spread, column, text)
    if (right > range.left) isSpread = true
  }
  return isSpread ? { ...row, cells, spread } : { ...row, cells }
}

function put(cells: string[], column: number, text: string): void {
  while (cells.length < column) cells.push('')
  cells[column] = text
}
