import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One question to the database, kept in a file of its own. */
export interface SqlFile {
  /** File name, for logs. */
  readonly name: string
  readonly text: string
}

/** Reads `name` beside the calling module: `loadSql(import.meta.url, 'find-rooms.sql')`. */
export function loadSql(moduleUrl: string, name: string): SqlFile {
  return { name, text: readFileSync(fileURLToPath(new URL(name, moduleUrl)), 'utf8') }
}
