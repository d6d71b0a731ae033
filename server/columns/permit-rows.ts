import type { LayerScope, Sensitivity } from '../../data/contracts/index.ts'
import type { ColumnCell, DatasetRows, RowColumn } from '../../data/formats/columns/dataset-rows.ts'
import { cellsOf } from '../../data/formats/columns/dataset-rows.ts'
import { EXACT_COUNT_GRADE } from '../../data/rules/small-counts.ts'
import { gradeAt } from '../security/scope.ts'

/** How a count of people of one row is shown below grade 3. */
export type RoundCount = (code: string, key: string, count: number) => number

/**
 * The rows that may be seen, each with what its grade shows; nothing is left of the others, neither values nor numbers.
 * Counts of people without a rounding of their own are withheld.
 */
export function permitRows(
  rows: DatasetRows,
  grades: Pick<LayerScope, 'grades'>,
  round?: RoundCount,
): DatasetRows {
  const known = new Map<string, Sensitivity | undefined>()
  const gradeOf = (grid: string) => {
    if (!known.has(grid)) known.set(grid, gradeAt(grades, grid))
    return known.get(grid)
  }
  const visible: number[] = []
  const gradesOfRows: Sensitivity[] = []
  cellsOf(rows, 'grid').forEach((grid, row) => {
    const grade = gradeOf(grid as string)
    if (grade === undefined) return
    visible.push(row)
    gradesOfRows.push(grade)
  })
  const codes = cellsOf(rows, 'code') as readonly string[]
  const columns = rows.columns.map((column): RowColumn => {
    const show = presenter(column, round)
    const cells = visible.map((row, i) => show(column.cells[row]!, gradesOfRows[i]!, codes[row]!))
    return { ...column, cells }
  })
  return { size: visible.length, columns }
}

type Presenter = (cell: ColumnCell, grade: Sensitivity, code: string) => ColumnCell

function presenter({ definition }: RowColumn, round: RoundCount | undefined): Presenter {
  const { sensitivity, counts, attribute = '' } = definition
  if (counts !== 'people') return (cell, grade) => (grade >= sensitivity ? cell : null)
  return (cell, grade, code) => {
    if (grade >= EXACT_COUNT_GRADE) return cell
    return round !== undefined && typeof cell === 'number' ? round(code, attribute, cell) : null
  }
}
