import { t } from '../../i18n/index.ts'
import { answer } from '../answer/answer-state.ts'
import { engine, loadTables } from '../engine.ts'
import { compiler, datasets } from '../question-catalogue.ts'
import { rememberRun } from './history.ts'
import { isRunning, ownSql, setRunning, setSqlAnswer, setSqlError, sqlText } from './sql-state.ts'

let running: AbortController | undefined

/** Runs what is on the desk. Only ever called by a key or a button. */
export async function runSql(): Promise<void> {
  const sql = sqlText().trim()
  if (sql === '' || isRunning()) return
  ownSql()
  const stop = new AbortController()
  running = stop
  setRunning(true)
  setSqlError(undefined)
  setSqlAnswer(null)
  const started = performance.now()
  const note = (rows: number | null, milliseconds = performance.now() - started) =>
    rememberRun({
      sql,
      at: new Date().toISOString(),
      rows,
      milliseconds: Math.round(milliseconds),
    })
  try {
    const tables = await tablesOf(sql)
    await loadTables(tables, stop.signal)
    await handOverShapes(sql)
    const opened = await engine()
    const result = await opened.run(sql, [], { signal: stop.signal })
    setSqlAnswer({ sql, result, tables })
    note(result.rowCount, result.milliseconds)
  } catch (error) {
    setSqlError(() => error)
    note(null)
  } finally {
    running = undefined
    setRunning(false)
  }
}

/** Whether there was anything to stop. */
export function stopSql(): boolean {
  running?.abort()
  return running !== undefined
}

/**
 * Datasets that a statement names: as tables, or as the texts that our table functions take. A text that is no SQL names none;
 * running it then says where the fault is.
 */
export async function tablesOf(sql: string): Promise<string[]> {
  const opened = await engine()
  const asTables = await opened.tablesIn(sql).catch(() => [] as readonly string[])
  const asTexts = [...sql.matchAll(/'([a-z_][a-z0-9_]*)'/gi)].map(([, name]) => name!)
  const named = new Set([...asTables, ...asTexts].map((name) => name.toLowerCase()))
  return datasets().flatMap(({ name }) => (named.has(name) ? [name] : []))
}

/** The shapes of the question go by the same names wherever its SQL is run. */
async function handOverShapes(sql: string): Promise<void> {
  if (!/shape\s*\(/i.test(sql)) return
  const asked = answer.askable()?.question
  if (!asked) return
  const opened = await engine()
  for (const { name, ring } of compiler().counts(asked).shapes) {
    await opened.setShape(name, { polygons: [[ring]] })
  }
}

/** The engine's error in a person's words, with its own sentence and its place in the text. */
export function faultOf(error: unknown): { at: number; message: string } | null {
  if (!(error instanceof Error) || !('place' in error)) return null
  const place = error.place as { at: number } | undefined
  const candidates = 'candidates' in error ? (error.candidates as readonly string[]) : []
  const meant =
    candidates.length > 0
      ? ` ${t('sql.perhaps', { names: candidates.slice(0, 5).join(', ') })}`
      : ''
  return place ? { at: place.at, message: error.message + meant } : null
}
