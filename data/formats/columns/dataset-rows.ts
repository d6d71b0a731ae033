import type { ColumnDefinition, DatasetDefinition } from '../../contracts/index.ts'

/** `number` for dates: days since 1970; for times: milliseconds since 1970 of the local clock. Shapes: WKB. */
export type ColumnCell = string | number | boolean | readonly string[] | Uint8Array | null

/** A dataset's rows, column by column; columns that are derived have none. */
export interface DatasetRows {
  readonly size: number
  readonly columns: readonly RowColumn[]
}

export interface RowColumn {
  readonly definition: ColumnDefinition
  readonly cells: readonly ColumnCell[]
}

export const storedColumns = ({ columns }: DatasetDefinition): ColumnDefinition[] =>
  columns.filter(({ derived }) => derived === undefined)

export function cellsOf({ columns }: DatasetRows, name: string): readonly ColumnCell[] {
  const column = columns.find(({ definition }) => definition.name === name)
  if (column === undefined) throw new RangeError(`There is no column ${name}.`)
  return column.cells
}
