import type { Database } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import type { Finding } from './finding.ts'

interface State {
  version: number
  encoding: string
  administrators: number
  staleDirty: number
  oldestDirtyMinutes: number | null
  chineseTrigrams: number
}

const selectState = loadSql(import.meta.url, 'select-state.sql')

export async function checkDatabase(db: Database, mode: 'demo' | 'production'): Promise<Finding[]> {
  const state = await db.first<State>(selectState)
  if (!state) return []
  const findings: (Finding | false)[] = [
    state.version < 140_000 && {
      grade: 'critical',
      sentence: `PostgreSQL ${Math.floor(state.version / 10_000)} is too old: OneMap is made for 14 and newer.`,
    },
    state.encoding !== 'UTF8' && {
      grade: 'critical',
      sentence: `The database is encoded in ${state.encoding}: it must be UTF8.`,
    },
    state.chineseTrigrams === 0 && {
      grade: 'important',
      sentence:
        'The locale of the database does not know Chinese characters, so searching is slow: use C.UTF-8.',
    },
    mode === 'production' &&
      state.administrators === 0 && {
        grade: 'important',
        sentence:
          'Nobody administers this installation: open the one-time link that the server prints at its start.',
      },
    state.staleDirty > 0 && {
      grade: 'important',
      sentence: `${state.staleDirty} packs have been waiting to be published for up to ${state.oldestDirtyMinutes} minutes: run publish, or look into the log.`,
    },
  ]
  return findings.filter((finding) => finding !== false)
}
