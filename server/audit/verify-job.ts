import { existsSync } from 'node:fs'
import type { AuditVerdict } from '../../data/contracts/index.ts'
import { audit } from '../security/audit.ts'
import type { Services } from '../services.ts'
import type { Database } from '../storage/database.ts'
import { readHeads } from './heads.ts'
import { CHECK_SILENCE_S } from './read-state.ts'
import { openSigningKey } from './signing-key.ts'
import { verifyAudit } from './verify-audit.ts'

type Needs = Pick<Services, 'db' | 'jobs' | 'log' | 'settings'>

const JOB = 'verify-audit'
const NIGHTLY = 'verify-audit-nightly'
const TELL_EVERY_MS = 300

/** The whole log is verified every night, and whenever somebody asks. Call before the jobs are started. */
export function registerAuditJobs(services: Needs): void {
  const { db, jobs } = services
  jobs.register<{ id: number }>(JOB, ({ id }) => runCheck(services, id))
  jobs.register(NIGHTLY, async () => runCheck(services, await insertCheck(db, '')))
  jobs.schedule(NIGHTLY, '41 3 * * *')
}

/** One at a time: who asks while one runs sees that one. */
export async function askForCheck({ db, jobs }: Needs, userId: string): Promise<void> {
  const running = await db.first(
    `select from audit_check where verdict is null and alive_at > now() - make_interval(secs => $1)`,
    [CHECK_SILENCE_S],
  )
  if (running) return
  const id = await insertCheck(db, userId)
  await audit(db, { userId, action: 'audit.verify', target: 'audit' })
  await jobs.send(JOB, { id })
}

async function insertCheck(db: Database, userId: string): Promise<number> {
  const row = await db.first<{ id: number }>(
    'insert into audit_check (asked_by) values ($1) returning id',
    [userId],
  )
  return row!.id
}

async function runCheck({ db, log, settings }: Needs, id: number): Promise<void> {
  const { publicKey } = openSigningKey(`${settings.keyFile}.audit`)
  const heads = existsSync(settings.auditHeads) ? readHeads(settings.auditHeads) : []
  const progress = tellProgress(db, id, (error) => log.warn({ err: error }, 'No progress told'))
  const verdict = await verifyAudit(db, { heads, publicKey, onProgress: progress.tell })
  await progress.settle()
  await saveVerdict(db, id, verdict)
  if (verdict.whole) log.info({ entries: verdict.entries }, verdict.sentence)
  else log.error({ firstBad: verdict.firstBad, faults: verdict.faults }, verdict.sentence)
}

function saveVerdict(db: Database, id: number, verdict: AuditVerdict): Promise<number> {
  return db.execute(
    'update audit_check set verdict = $2, done = $3, total = $3, alive_at = now() where id = $1',
    [id, verdict, verdict.entries],
  )
}

/** Now and then, and one word at a time. */
function tellProgress(db: Database, id: number, onError: (error: unknown) => void) {
  let next = 0
  let telling: Promise<unknown> = Promise.resolve()
  return {
    tell(done: number, total: number) {
      if (Date.now() < next) return
      next = Date.now() + TELL_EVERY_MS
      telling = telling
        .then(() =>
          db.execute(
            'update audit_check set done = $2, total = $3, alive_at = now() where id = $1',
            [id, done, total],
          ),
        )
        .catch(onError)
    },
    settle: () => telling,
  }
}
