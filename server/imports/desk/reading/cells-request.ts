import type { AttributeType, ImportJob } from '../../../../data/contracts/index.ts'
import type { ReadRequest } from '../../reading/read-request.ts'

/** What the process is told that reads a file cell by cell. */
export interface CellsRequest extends Omit<ReadRequest, 'crs' | 'home'> {
  /** Of `CELLS_FILE`. */
  key: Uint8Array
  /** Whether a geometry that packs hundreds of things into one row comes apart into rows. */
  comesApart?: boolean
}

/** What was found in a file; nothing of it but `sample` and the columns' samples is anybody's value. */
export interface CellsResult {
  format: string
  encoding: string | null
  rows: number
  columns: readonly FileColumn[]
  /** What the file says of its geometries; null = nothing, or it has none. */
  declaredCrs: string | null
  geometry: 'point' | 'line' | 'polygon' | null
  remarks: ImportJob['remarks']
  sample: readonly CellsLine[]
}

export interface FileColumn {
  name: string
  type: AttributeType
  filled: number
  /** Long numbers in it have been through a spreadsheet. */
  isRuined: boolean
  samples: readonly string[]
}

/** A row: its number, its cells in the order of the columns (those missing at the end are empty), its geometry. */
export type CellsLine = [row: number, cells: string[], geometry: CellsGeometry | null]

/** A position, or WKB in base64 for lines and areas; in the file's coordinates. */
export type CellsGeometry = readonly [x: number, y: number] | string

export const CELLS_FILE = 'cells.sealed'
