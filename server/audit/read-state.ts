import type { AuditState, AuditVerdict } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { newestHead } from './heads.ts'
import { readLength } from './store.ts'

interface CheckRow {
  done: number
  total: number
  verdict: AuditVerdict | null
  alive: boolean
}

/** A check that has not said anything for so long has died with its process. */
export const CHECK_SILENCE_S = 60

/** In one look: a check that ends between two would be in neither. */
const CHECKS = `select done, total, verdict, alive_at > now() - make_interval(secs => $1) as alive
  from audit_check order by id desc limit 20`

/** How long the log is, what was signed last and what the last verification said. */
export async function readState({
  db,
  settings,
}: Pick<Services, 'db' | 'settings'>): Promise<AuditState> {
  const [length, checks] = await Promise.all([
    readLength(db),
    db.query<CheckRow>(CHECKS, [CHECK_SILENCE_S]),
  ])
  const ended = checks.find(({ verdict }) => verdict !== null)
  const running = checks.find(({ verdict, alive }) => verdict === null && alive)
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
