import type { Cell } from './coverage.ts'

/** Polygons of a file as they stand there, taken for grids: nothing is mended or moved yet. */
export interface GridFile {
  /** Name of the format. */
  format: string
  /** Of the coordinates: EPSG code, WKT, or what this program calls it. */
  crs: string
  cells: readonly GridFileCell[]
  /** Rows without an area. */
  skipped: number
}

export interface GridFileCell extends Pick<Cell, 'code' | 'name' | 'kind' | 'community'> {
  /** Each its outer ring and its holes, in the coordinates of the file; rings may be closed or not. */
  polygons: readonly (readonly (readonly (readonly [x: number, y: number])[])[])[]
}
