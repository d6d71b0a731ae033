import type { CoverageItem, GridFile } from '../../../../data/contracts/index.ts'
import type {
  Finding,
  Inspection,
} from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import type { Decision } from '../../../../data/rules/coverage/import/repair-coverage.ts'

/** What a file of cells is like, before anything is mended. */
export interface InspectedFile {
  findings: readonly Finding[]
  counts: Inspection['counts']
  /** Of the cells, by their position. */
  names: readonly string[]
  /** Proposed for each finding. */
  decisions: ReadonlyMap<Finding['id'], Decision>
  /** Outlines as they stand in the file, lon-lat: GeoJSON. */
  outlines: unknown
  skipped: number
  /** In which system its coordinates were read. */
  crs: string
}

export type ImportRequest =
  | { kind: 'read'; file: GridFile; area: string }
  | { kind: 'repair'; decisions: ReadonlyMap<Finding['id'], Decision> }

export type ImportAnswer =
  | { kind: 'inspected'; file: InspectedFile }
  | { kind: 'repaired'; items: readonly CoverageItem[] }
  | { kind: 'failed'; why: string }
