import type { Geometry } from 'geojson'

/** What becomes a file: columns that are asked row by row. */
export interface FileTable {
  /** Of the layer or sheet in the file. */
  name: string
  columns: readonly FileColumn[]
  rowCount: number
  /** null = the rows lie nowhere. Degrees in CGCS2000. */
  geometry: ((row: number) => Geometry | null) | null
  /** Where from, when, why, by whom: pairs of what and how. */
  notes: readonly (readonly [string, string])[]
}

export interface FileColumn {
  /** For programs. */
  name: string
  /** For people. */
  title: string
  type: FileColumnType
  value(row: number): FileValue
}

/** `date` and `time`: milliseconds since 1970 of the local clock, read as if it were UTC. */
export type FileColumnType = 'text' | 'number' | 'boolean' | 'date' | 'time'
export type FileValue = string | number | boolean | null

/** Rows between two breaths of a writer. */
export const ROWS_AT_ONCE = 2_000

/** `2026-11-20` or `2026-11-20 08:30:00`, as the clock showed it. */
export function clockText(milliseconds: number, type: 'date' | 'time'): string {
  const text = new Date(milliseconds).toISOString()
  return type === 'date' ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

/** As text that sorts and can be read back. */
export function plainValue({ type, value }: FileColumn, row: number): FileValue {
  const found = value(row)
  if ((type === 'date' || type === 'time') && typeof found === 'number') {
    return Number.isFinite(found) ? clockText(found, type) : null
  }
  return typeof found === 'number' && !Number.isFinite(found) ? null : found
}

/** First and last row of each breath. */
export function* slices(
  rowCount: number,
  size = ROWS_AT_ONCE,
): Generator<[from: number, to: number]> {
  for (let from = 0; from < rowCount; from += size) yield [from, Math.min(rowCount, from + size)]
}
