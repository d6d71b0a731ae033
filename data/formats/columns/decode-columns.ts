import { tableFromIPC, type Vector } from 'apache-arrow'
import type { ColumnDefinition, DatasetDefinition } from '../../contracts/index.ts'
import { type ColumnCell, type DatasetRows, storedColumns } from './dataset-rows.ts'

/** Reads what `encodeColumns` has written. Throws `RangeError` when a column of the dataset is missing. */
export function decodeColumns(dataset: DatasetDefinition, bytes: Uint8Array): DatasetRows {
  const table = tableFromIPC(bytes)
  const columns = storedColumns(dataset).map((definition) => {
    const vector = table.getChild(definition.name)
    if (vector === null) throw new RangeError(`${dataset.name} has no column ${definition.name}`)
    return { definition, cells: readCells(definition, vector) }
  })
  return { size: table.numRows, columns }
}

function readCells({ type }: ColumnDefinition, vector: Vector): ColumnCell[] {
  const read = READERS[type] ?? ((value: unknown) => value as ColumnCell)
  return Array.from({ length: vector.length }, (_, i) => {
    const value: unknown = vector.get(i)
    return value === null ? null : read(value)
  })
}

const DAY_MS = 86_400_000

const READERS: Partial<Record<ColumnDefinition['type'], (value: unknown) => ColumnCell>> = {
  // Arrow answers dates in milliseconds.
  date: (value) => Math.round(Number(value) / DAY_MS),
  time: (value) => Number(value),
  list: (value) => [...(value as Iterable<string>)],
}
