import { createSignal } from 'solid-js'
import type { QueryResult } from '../../query/index.ts'

/** Where the text on the desk comes from: what others wrote is read before it is run. */
export type SqlOrigin = 'own' | 'link' | 'view'

/** A result with the statement that it answers. */
export interface SqlAnswer {
  sql: string
  result: QueryResult
  /** Names of the tables that it was made of. */
  tables: readonly string[]
}

/*
 * The workbench outlives its tab: who looks at the map in between finds it as it was. Nothing here ever runs by itself.
 */
const [sqlText, setSqlText] = createSignal('')
const [sqlOrigin, setSqlOrigin] = createSignal<SqlOrigin>('own')
const [sqlAnswer, setSqlAnswer] = createSignal<SqlAnswer | null>(null)
const [sqlError, setSqlError] = createSignal<unknown>()
const [isRunning, setRunning] = createSignal(false)
/** The saved view that the text is. */
const [sqlView, setSqlView] = createSignal<{ id: string; name: string; isOwn: boolean } | null>(
  null,
)

export {
  isRunning,
  setRunning,
  setSqlAnswer,
  setSqlError,
  setSqlText,
  setSqlView,
  sqlAnswer,
  sqlError,
  sqlOrigin,
  sqlText,
  sqlView,
}

/** Puts a text on the desk, to be read; the last answer stays until the next. */
export function showSql(
  text: string,
  origin: SqlOrigin,
  view: { id: string; name: string; isOwn: boolean } | null = null,
): void {
  setSqlText(text)
  setSqlOrigin(origin)
  setSqlView(view)
  setSqlError(undefined)
}

/** Somebody has made it their own by changing or running it. */
export function ownSql(): void {
  setSqlOrigin('own')
}
