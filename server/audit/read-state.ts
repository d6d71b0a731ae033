import type { AuditState, AuditVerdict } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { newestHead } from './heads.ts'
import { readLength } from './store.ts'

interface CheckRow {
  done: number
  total: number
  verdict: AuditVerdict | null
}

/** A check that has not said anything for so long has died with its process. */
export const CHECK_SILENCE_S = 60

/** How long the log is, what was signed last and what the last verification said. */
export async function readState({
  db,
  settings,
}: Pick<Services, 'db' | 'settings'>): Promise<AuditState> {
  const [length, ended, running] = await Promise.all([
    readLength(db),
    db.first<CheckRow>(
      'select done, total, verdict from audit_check where verdict is not null order by id desc limit 1',
    ),
    db.first<CheckRow>(
      `select done, total, verdict from audit_check where verdict is null
         and alive_at > now() - make_interval(secs => $1) order by id desc limit 1`,
      [CHECK_SILENCE_S],
    ),
  ])
  const head = newestHead(settings.auditHeads)
  const { first, last, at, erased } = length
  return {
    entries: first === null || last === null ? 0 : last - first + 1,
    lastSeq: last ?? 0,
    lastAt: at?.toISOString() ?? null,
    erased,
    head: head ? { seq: head.seq, at: head.at } : null,
    verdict: ended?.verdict ?? null,
    running: running ? { done: running.done, total: running.total } : null,
  }
}
