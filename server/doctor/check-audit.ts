import type { AuditVerdict } from '../../data/contracts/index.ts'
import type { Settings } from '../settings.ts'
import type { Database } from '../storage/database.ts'
import { lastLine } from './file-facts.ts'
import { type Finding, those } from './finding.ts'

interface State {
  entries: number
  verdict: AuditVerdict | null
  lastBackup: Date | null
}

const STATE = `select
  (select count(*)::int from (select 1 from audit_entry limit 1000) as newest) as entries,
  (select verdict from audit_check where verdict is not null order by id desc limit 1) as verdict,
  (select max(at) from audit_entry where action = 'backup.create') as "lastBackup"`

const DAY_MS = 86_400_000

/** Whether the log was verified lately, its heads are kept, and when the last backup was made. */
export async function checkAudit(db: Database, settings: Settings): Promise<Finding[]> {
  const state = await db.first<State>(STATE)
  if (!state) return []
  return [
    ...those([
      state.verdict?.whole === false && {
        grade: 'critical',
        code: 'audit-damaged',
        sentence: `The last verification of the audit log found it damaged: ${state.verdict.sentence}`,
        advice: 'Keep the machine as it is, keep the file of heads, call who is responsible.',
      },
      state.entries >= 1_000 &&
        daysSince(state.verdict?.at) > 30 && {
          grade: 'recommended',
          code: 'audit-unverified',
          sentence: 'The audit log has not been verified for 30 days.',
          advice: 'Run audit verify, or ask for it on the page of the auditor.',
        },
    ]),
    ...checkHeads(settings.auditHeads, state.entries),
    ...(settings.mode === 'production' ? checkBackup(state.lastBackup) : []),
  ]
}

function checkHeads(path: string, entries: number): Finding[] {
  if (entries === 0) return []
  const text = lastLine(path)
  const at = text === undefined ? undefined : headTime(text)
  return those([
    at === undefined && {
      grade: 'important',
      code: 'heads-missing',
      sentence: `There are no signed heads of the audit log at ${path}: nothing shows whether its end was cut off.`,
      advice: 'Let the server run once, then have the file copied elsewhere.',
    },
  ])
}

function headTime(text: string): string | undefined {
  try {
    const { at } = JSON.parse(text) as { at?: unknown }
    return typeof at === 'string' ? at : undefined
  } catch {
    // A line that is none is the same as no head: it is said so.
    return undefined
  }
}

function checkBackup(lastBackup: Date | null): Finding[] {
  const days = daysSince(lastBackup?.toISOString())
  return those([
    lastBackup === null && {
      grade: 'important',
      code: 'no-backup',
      sentence: 'No backup was ever made.',
      advice: 'Run backup every night, to another machine, and try a restore.',
    },
    lastBackup !== null &&
      days > 7 && {
        grade: 'important',
        code: 'backup-old',
        sentence: `The last backup is ${Math.floor(days)} days old.`,
        advice: 'Run backup every night, to another machine.',
      },
  ])
}

const daysSince = (at: string | undefined) =>
  at === undefined ? Number.POSITIVE_INFINITY : (Date.now() - Date.parse(at)) / DAY_MS
