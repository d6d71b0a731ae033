import type {
  AreaPrefix,
  ColumnCatalogue,
  ColumnDataset,
  DatasetName,
  LonLat,
} from '../../data/contracts/index.ts'

/** 查询引擎: DuckDB in a worker of its own. One per analysis workspace; opened when that is first shown. */
export interface QueryEngine {
  /** What this session may load; asked for once, and again when something was published. */
  catalogue(): Promise<ColumnCatalogue>
  /** Loads what is missing or outdated of these tables; what is there already costs nothing. */
  need(
    datasets: readonly DatasetName[],
    area?: LoadArea,
    options?: LoadOptions,
  ): Promise<LoadReport>
  /** Tables that are loaded, with their rows. */
  loaded(): readonly LoadedTable[]
  /** One statement. Parameters stand as `?` or `$1`. Throws a `QueryError`. */
  run(sql: string, params?: readonly QueryParam[], options?: RunOptions): Promise<QueryResult>
  /** Names of tables in a statement, for `need`; not all of them need be datasets. */
  tablesIn(sql: string): Promise<readonly string[]>
  /** A polygon by name, for `shape('name')` in SQL; null removes it. Degrees, closed or open rings, first = outer. */
  setShape(name: string, polygon: ShapePolygon | null): Promise<void>
  /** Tables whose data on the server has changed since they were loaded; `need` renews them. */
  onOutdated(listener: (datasets: readonly DatasetName[]) => void): () => void
  /** Every change of `state`. */
  onState(listener: (state: EngineState) => void): () => void
  readonly state: EngineState
  /** Fails when the engine cannot be opened; nobody need wait for it before asking. */
  readonly opened: Promise<void>
  /** Ends what is running and begins anew with an empty worker; the tables come back out of the cache. */
  restart(): Promise<void>
  close(): void
}

export type EngineState =
  | 'starting'
  | 'ready'
  | 'loading'
  | 'running'
  | 'restarting'
  | 'failed'
  | 'closed'

/** Only what begins with one of these; default: all that the session may see. Parts are loaded as whole subdistricts. */
export interface LoadArea {
  readonly areas: readonly AreaPrefix[]
}

export interface LoadOptions {
  signal?: AbortSignal
  onProgress?: (progress: LoadProgress) => void
}

export interface LoadProgress {
  readonly doneParts: number
  readonly totalParts: number
  readonly bytes: number
  readonly dataset: DatasetName
}

export interface LoadReport {
  readonly parts: number
  readonly fromCache: number
  readonly rows: number
  readonly bytes: number
  readonly milliseconds: number
}

export interface LoadedTable {
  readonly dataset: DatasetName
  readonly rows: number
  readonly parts: ColumnDataset['parts']
}

export type QueryParam = string | number | boolean | null

export interface RunOptions {
  signal?: AbortSignal
  /** Default 30 s: then it is broken off, if need be with its worker; the tables then come back out of the cache. */
  timeoutMs?: number
  /** Default 1,000,000: more are cut off and `truncated` is set. */
  maxRows?: number
}

/** Columns, never rows: nothing makes an object a row. */
export interface QueryResult {
  readonly rowCount: number
  readonly columns: readonly ResultColumn[]
  column(name: string): ResultColumn | undefined
  /** There were more rows than `maxRows`. */
  readonly truncated: boolean
  readonly milliseconds: number
}

export type ResultType = 'text' | 'number' | 'boolean' | 'time' | 'list' | 'other'

export interface ResultColumn {
  readonly name: string
  readonly type: ResultType
  /** As SQL names it, e.g. `DECIMAL(18,2)`. */
  readonly sqlType: string
  /** null = NULL. Times are milliseconds since 1970 of the local clock (read them with `getUTC…`). */
  value(row: number): ResultValue
  /** Numbers, booleans (0, 1) and times in one array, NULL = NaN; made at the first call. `every` = only each so many-th row. */
  numbers(every?: number): Float64Array
  /** Texts by number: `values[codes[row]]`, −1 = NULL; made at the first call. `every` as above. */
  codes(every?: number): CodedTexts
}

export type ResultValue = string | number | boolean | null | readonly ResultValue[]

export interface CodedTexts {
  readonly codes: Int32Array
  readonly values: readonly string[]
}

export interface ShapePolygon {
  /** Several polygons, each its rings. */
  readonly polygons: readonly (readonly (readonly LonLat[])[])[]
}

export const QUERY_ERRORS = [
  'syntax',
  'unknown-name',
  'wrong-type',
  'calculation',
  'forbidden',
  'cancelled',
  'timeout',
  'memory',
  'not-loaded',
  'load-failed',
  'engine-failed',
] as const
export type QueryErrorCode = (typeof QUERY_ERRORS)[number]
