import { DESK_ROW_KINDS, type ImportJob, Refusal } from '../../../../data/contracts/index.ts'
import { audit } from '../../../security/audit.ts'
import { sharedArea } from '../../../security/shared-area.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { lockJob, updateJob } from '../../store.ts'
import { isSameBase } from '../check/base-seen.ts'
import {
  compareRows,
  countRows,
  type DeskCounts,
  ROOM_TO_JOIN,
  summariseRows,
} from '../check/compare-rows.ts'
import { type Asker, type OpenedRun, openRun } from '../run-of.ts'
import { countsOf, refuseState } from '../start-check.ts'
import type { DeskNeeds } from '../start-desk.ts'
import { storeOf } from '../targets/index.ts'
import { lockPlaces } from './lock-places.ts'
import { noteWritten, refuseForeign } from './refuse-foreign.ts'
import { type ShownProgress, showProgress } from './show-progress.ts'

const sql = (name: string) => loadSql(import.meta.url, `../sql/${name}`)
const WRITE_KEYS = sql('write-keys.sql')
const LIST_TOUCHED = sql('list-touched.sql')
const EMPTY_ROWS = sql('empty-rows.sql')

/** Takes all rows over that have found their place, in one transaction; doubtful ones wait, failed ones go back. */
export async function commitDesk(
  services: DeskNeeds,
  asker: Asker,
  id: string,
): Promise<ImportJob> {
  const progress = showProgress(services, id)
  try {
    return await commit(services, asker, id, progress)
  } finally {
    await progress.end()
  }
}

function commit(
  services: DeskNeeds,
  asker: Asker,
  id: string,
  progress: ShownProgress,
): Promise<ImportJob> {
  return services.db.transaction(
    async (client) => {
      const job = await lockJob(client, id, asker.owner)
      if (job.state === 'committed') return job
      if (job.state !== 'ready' || !job.desk) throw refuseState(job)
      const opened = await openRun(services, asker, job, job.desk.mapping)
      return take(client, job, opened, asker.owner, progress.move)
    },
    { statementTimeoutMs: 0 },
  )
}

async function take(
  client: Queryable,
  job: ImportJob,
  opened: OpenedRun,
  owner: string,
  onProgress: (share: number) => void,
): Promise<ImportJob> {
  const { run } = opened
  onProgress(0)
  await client.execute(ROOM_TO_JOIN)
  const store = storeOf(run.target)
  await refuseLost(client, job)
  await lockPlaces(client, run)
  await refuseForeign(client, job, opened)
  if (!(await isSameBase(client, run, store))) await compareRows(client, run, store)
  const { counts, ...rest } = await summariseRows(client, job.id)
  refuseOther(job, counts)
  await client.execute(`set local gin_pending_list_limit = '64MB'`)
  onProgress(BEGUN_SHARE)
  await store.apply(client, run, (share) =>
    onProgress(BEGUN_SHARE + (WRITTEN_SHARE - BEGUN_SHARE) * share),
  )
  onProgress(WRITTEN_SHARE)
  await client.execute('set local enable_nestloop = off')
  await client.execute(WRITE_KEYS, [job.id, run.target.code, run.sender])
  await client.execute('set local enable_nestloop = on')
  onProgress(KNOWN_SHARE)
  const touched = await client.query<{ subdistrict: string }>(LIST_TOUCHED, [job.id])
  for (const layer of store.layers) {
    for (const { subdistrict } of touched) {
      await client.query('select mark_dirty($1, $2)', [layer, subdistrict])
    }
  }
  const next: ImportJob = {
    ...job,
    state: 'committed',
    counts: countsOf(job.counts.read, counts),
    desk: { ...job.desk!, ...rest, counts },
  }
  await updateJob(client, next)
  await client.execute('update import_job set committed_at = now() where id = $1', [job.id])
  await audit(client, {
    userId: owner,
    action: 'import.commit',
    target: job.id,
    layer: run.target.layer.code,
    grid: sharedArea(touched.map(({ subdistrict }) => subdistrict)),
    details: { ...counts },
  })
  await noteWritten(client, job)
  await client.execute(EMPTY_ROWS, [job.id])
  return next
}

/** Of all the work: looked at once more before anything is written; things written; what the sender calls them, too. */
const BEGUN_SHARE = 0.15
const WRITTEN_SHARE = 0.75
const KNOWN_SHARE = 0.95

/** Rows wait in a table that a crash empties. */
async function refuseLost(client: Queryable, job: ImportJob): Promise<void> {
  const { removed: _, ...counts } = await countRows(client, job.id)
  const rows = Object.values(counts).reduce((sum, one) => sum + one, 0)
  if (rows === job.counts.read) return
  throw new Refusal(
    409,
    'rows-lost',
    'The checked rows were lost in a restart; check the file again.',
  )
}

function refuseOther(job: ImportJob, counts: DeskCounts): void {
  if (DESK_ROW_KINDS.every((kind) => job.desk!.counts?.[kind] === counts[kind])) return
  throw new Refusal(
    409,
    'base-changed',
    'The base has changed since the rows were checked; check the file again.',
  )
}
