import type { Database } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { type Finding, those } from './finding.ts'

interface State {
  version: number
  encoding: string
  durable: boolean
  clockOffS: number
  unanalysed: number
  chineseTrigrams: number
}

const selectState = loadSql(import.meta.url, 'select-state.sql')
const OLDEST_POSTGRES = 140_000
const CLOCKS_MAY_DIFFER_S = 30

export async function checkDatabase(db: Database): Promise<Finding[]> {
  const asked = Date.now()
  const state = await db.first<State>(selectState, [asked / 1_000])
  if (!state) return []
  return those([
    state.version < OLDEST_POSTGRES && {
      grade: 'critical',
      code: 'postgresql-old',
      sentence: `PostgreSQL ${Math.floor(state.version / 10_000)} is too old.`,
      advice: 'OneMap is made for 14 and newer.',
    },
    state.encoding !== 'UTF8' && {
      grade: 'critical',
      code: 'encoding',
      sentence: `The database is encoded in ${state.encoding}.`,
      advice: 'Make a new one in UTF8 and load a backup into it.',
    },
    !state.durable && {
      grade: 'critical',
      code: 'not-durable',
      sentence: 'fsync or full_page_writes is off: a power cut can destroy the database.',
      advice: 'Turn both on.',
    },
    Math.abs(state.clockOffS) > CLOCKS_MAY_DIFFER_S && {
      grade: 'important',
      code: 'clocks-differ',
      sentence: `The clocks of this machine and of the database differ by ${Math.round(state.clockOffS)} s.`,
      advice: 'Keep both right (NTP): sessions, grants and the audit log live by them.',
    },
    state.chineseTrigrams === 0 && {
      grade: 'important',
      code: 'locale',
      sentence:
        'The locale of the database does not know Chinese characters, so searching is slow.',
      advice: 'Make the database with C.UTF-8.',
    },
    state.unanalysed > 0 && {
      grade: 'recommended',
      code: 'no-statistics',
      sentence: `${state.unanalysed} large tables have no statistics, so questions may be slow.`,
      advice: 'Run ANALYZE in the database.',
    },
  ])
}
