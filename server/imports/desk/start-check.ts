import {
  type DeskMapping,
  type ImportJob,
  Refusal,
  type Scope,
} from '../../../data/contracts/index.ts'
import { jobFolder } from '../job-files.ts'
import { findJob, updateJobFrom } from '../store.ts'
import { listPoints, summariseRows } from './check/compare-rows.ts'
import { countRemarks } from './check/count-remarks.ts'
import { listShapes } from './check/list-shapes.ts'
import { planColumns } from './check/plan-columns.ts'
import { runCheck } from './check/run-check.ts'
import { readFacts, writePoints, writeShapes } from './desk-files.ts'
import { keepMoving } from './keep-moving.ts'
import { type Asker, type OpenedRun, openRun } from './run-of.ts'
import type { DeskNeeds } from './start-desk.ts'

export interface StartedCheck {
  job: ImportJob
  /** The job once it is `ready` or `failed`. */
  done: Promise<ImportJob>
}

interface Check {
  job: ImportJob
  mapping: DeskMapping
  scope: Scope
  opened: OpenedRun
  plan: ReturnType<typeof planColumns>
  facts: Awaited<ReturnType<typeof readFacts>>
}

/** `PUT …/mapping`: remembers what the columns are and begins to check all rows; answers at once. */
export async function startCheck(
  services: DeskNeeds,
  asker: Asker,
  id: string,
  mapping: DeskMapping,
  onProgress: (share: number) => void = () => undefined,
): Promise<StartedCheck> {
  const { db, settings } = services
  const before = await findJob(db, id, asker.owner)
  if (!before.desk) throw new Refusal(409, 'no-desk', 'This import is a layer of its own.')
  if (before.state !== 'mapping' && before.state !== 'ready') throw refuseState(before)
  const facts = await readFacts(jobFolder(settings, id))
  const opened = await openRun(services, asker, before, mapping)
  const plan = planColumns(mapping, opened.target, facts.columns, facts.geometry !== null)
  const { counts: _, placed: __, unanswered: ___, ...desk } = before.desk
  const job: ImportJob = {
    ...before,
    state: 'checking',
    progress: 0,
    desk: { ...desk, mapping, phase: 'matching' },
  }
  const isFirst = await db.transaction(async (client) => {
    if (!(await updateJobFrom(client, job, before.state))) return false
    const { target, sender } = desk
    await client.execute(
      `insert into import_mapping (target, sender, mapping) values ($1, $2, $3)
       on conflict (target, sender) do update set mapping = excluded.mapping, updated_at = now()`,
      [target, sender, mapping],
    )
    return true
  })
  if (!isFirst) throw refuseState({ ...before, state: 'checking' })
  const check = { job, mapping, scope: asker.scope, opened, plan, facts }
  const done = run(services, check, onProgress).catch(async (error) => {
    const failed = failure(job, error)
    if (failed.error?.code === 'internal') {
      services.log.error({ err: error, import: id }, 'An import could not be checked')
    }
    return (await updateJobFrom(db, failed, 'checking'))
      ? failed
      : { ...job, state: 'undone' as const }
  })
  return { job, done }
}

async function run(
  services: DeskNeeds,
  { job, mapping, scope, opened, plan, facts }: Check,
  onProgress: (share: number) => void,
): Promise<ImportJob> {
  const { db, settings } = services
  const folder = jobFolder(settings, job.id)
  const { rows } = facts
  const mover = keepMoving(services, job, 'checking')
  await runCheck(services, {
    opened,
    scope,
    plan,
    mapping,
    folder,
    rows,
    columns: facts.columns.map(({ name, isRuined }) => ({ name, isRuined })),
    hasGeometry: facts.geometry !== null,
    onProgress: (phase, share) => {
      onProgress(share)
      mover.move({ progress: share, desk: { ...job.desk!, phase } })
    },
    signal: mover.signal,
  }).finally(() => mover.stop())
  await writePoints(folder, await listPoints(db, job.id))
  if (plan.shape) await writeShapes(folder, await listShapes(db, job.id))
  const summary = await summariseRows(db, job.id)
  const { phase: _, ...desk } = job.desk!
  const next: ImportJob = {
    ...job,
    state: 'ready',
    progress: 1,
    counts: countsOf(rows, summary.counts),
    remarks: await countRemarks(db, job.id),
    desk: { ...desk, ...summary },
  }
  return (await updateJobFrom(db, next, 'checking')) ? next : { ...job, state: 'undone' }
}

export function countsOf(read: number, { failed }: { failed: number }): ImportJob['counts'] {
  return { read, kept: read - failed, repaired: 0, setAside: failed }
}

function failure(job: ImportJob, error: unknown): ImportJob {
  const isOurs = error instanceof Refusal
  const text = isOurs
    ? { zh: error.message, en: error.message }
    : { zh: '服务器出错，检查没有完成。', en: 'The server failed to check the file.' }
  const code = isOurs ? error.code : 'internal'
  return { ...job, state: 'failed', error: { code, message: text.en, text } }
}

export const refuseState = ({ state }: Pick<ImportJob, 'state'>): Refusal =>
  new Refusal(409, `import-${state}`, SENTENCES[state])

const SENTENCES: Record<ImportJob['state'], string> = {
  reading: 'The file is still being read.',
  mapping: 'Say first what the columns are.',
  checking: 'The rows are still being checked.',
  ready: 'The rows have been checked already.',
  failed: 'The file could not be read.',
  committed: 'This import is over already.',
  undone: 'This import is over already.',
}
