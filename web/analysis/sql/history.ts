import { createSignal } from 'solid-js'
import { account } from '../../session/account.ts'
import { createSessionStore } from '../../session/session-store.ts'

/** 历史: what has been run in this session, newest first. */
export interface HistoryEntry {
  sql: string
  /** ISO 8601. */
  at: string
  /** null = it failed. */
  rows: number | null
  milliseconds: number
}

const MOST_ENTRIES = 50

const store = createSessionStore<readonly HistoryEntry[]>(
  'sql-history',
  () => account()?.user.username ?? '',
)
const [entries, setEntries] = createSignal<readonly HistoryEntry[]>()

export function sqlHistory(): readonly HistoryEntry[] {
  return entries() ?? store.read() ?? []
}

/** The same statement again stands once, where it was last. */
export function rememberRun(entry: HistoryEntry): void {
  const others = sqlHistory().filter(({ sql }) => sql !== entry.sql)
  const next = [entry, ...others].slice(0, MOST_ENTRIES)
  setEntries(next)
  store.write(next)
}

export function forgetRuns(): void {
  setEntries([])
  store.write([])
}
