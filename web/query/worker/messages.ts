import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import type { SqlPlace } from '../query-error.ts'
import type {
  LoadProgress,
  LoadReport,
  QueryErrorCode,
  QueryParam,
  ShapePolygon,
} from '../types.ts'

/** What the page asks its engine's worker; each request gets one answer with its id. */
export type Request =
  | { kind: 'open'; memoryMb: number; program: WebAssembly.Module }
  | { kind: 'load'; tables: readonly TableToLoad[] }
  | { kind: 'run'; sql: string; params: readonly QueryParam[]; maxRows: number }
  | { kind: 'setShape'; name: string; polygon: ShapePolygon | null }
  | { kind: 'tablesIn'; sql: string }

export interface TableToLoad {
  definition: DatasetDefinition
  /** All that shall be there; those with a URL must be fetched. */
  parts: readonly { subdistrict: string; url: string | null }[]
}

export interface Answers {
  open: null
  load: LoadReport & { tables: readonly { dataset: string; rows: number }[] }
  run: RunAnswer
  setShape: null
  tablesIn: readonly string[]
}

export interface RunAnswer {
  ipc: Uint8Array
  rows: number
  truncated: boolean
}

/** `parts` comes first: where parts of tables come from. `stop` breaks off. */
export type ToWorker = { parts: MessagePort } | { id: number; request: Request } | { stop: number }

export type FromWorker =
  | { id: number; answer: Answers[Request['kind']] }
  | { id: number; error: ErrorAnswer }
  | { id: number; progress: LoadProgress }

export interface ErrorAnswer {
  code: QueryErrorCode
  message: string
  place?: SqlPlace
  candidates: readonly string[]
}
