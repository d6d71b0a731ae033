import type {
  AttributeDefinition,
  Bounds,
  GeometryKind,
  ImportJob,
  LonLat,
} from '../../../data/contracts/index.ts'

/** What a reading process is told. */
export interface ReadRequest {
  files: readonly { name: string; path: string }[]
  /** Where the rows, the preview and what was set aside are written. */
  outDir: string
  /** As the user stated; absent = find out. */
  crs?: string
  encoding?: string
  /** Name of a sheet or layer. */
  part?: string
  /** Somewhere in the district: decides between grids that the numbers alone cannot tell apart. */
  home: LonLat
}

/** What a file turned out to be. */
export interface ReadResult {
  format: string
  encoding: string | null
  crs: NonNullable<ImportJob['crs']>
  geometry: GeometryKind
  counts: ImportJob['counts'] & { features: number }
  remarks: ImportJob['remarks']
  bounds: Bounds
  attributes: readonly AttributeDefinition[]
  classAttribute?: string
}

/** What a reading process says. */
export type WorkerMessage<Result = ReadResult> =
  | { kind: 'progress'; progress: number }
  | { kind: 'done'; result: Result }
  | {
      kind: 'refused'
      code: string
      text: { zh: string; en: string }
      remarks: ImportJob['remarks']
      counts: ImportJob['counts'] | null
    }
  /** A fault of ours. */
  | { kind: 'failed'; message: string }

/** Files in `outDir`. */
export const ROWS_FILE = 'rows.ndjson'
export const PREVIEW_FILE = 'preview.json'
export const ASIDE_FILE = 'set-aside.ndjson'

/** One line of `rows.ndjson`: geometry as base64 of WKB, properties as JSON text. */
export type RowLine = [
  code: string,
  name: string,
  klass: number,
  lon: number,
  lat: number,
  wkb: string,
  properties: string,
]
