import { type ImportJob, type LonLat, Refusal } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

const selectJob = loadSql(import.meta.url, 'select-job.sql')
const selectJobs = loadSql(import.meta.url, 'select-jobs.sql')
const selectHome = loadSql(import.meta.url, 'select-home.sql')

/** Where the sample district lies; used until a district has been loaded. */
const FALLBACK_HOME: LonLat = [120.02, 30.27]

export async function insertJob(db: Queryable, owner: string, job: ImportJob): Promise<void> {
  const { target = null, sender = null } = job.desk ?? {}
  await db.execute(
    `insert into import_job (id, owner, layer, job, created_at, target, sender)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [job.id, owner, job.layer, storable(job), job.createdAt, target, sender],
  )
}

export async function updateJob(db: Queryable, job: ImportJob): Promise<void> {
  await db.execute('update import_job set job = $2 where id = $1', [job.id, storable(job)])
}

/** Progress only moves a job that is still being read: an undo in between stays. */
export const updateReadingJob = (db: Queryable, job: ImportJob): Promise<boolean> =>
  updateJobFrom(db, job, 'reading')

/** Halves of characters, which names in files may hold, are escaped in JSON and no text to PostgreSQL. */
export const storable = (job: ImportJob): string =>
  JSON.stringify(job).replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\ufffd')

/** Only if it is still in that state: what somebody has done in between stays. */
export async function updateJobFrom(
  db: Queryable,
  job: ImportJob,
  from: ImportJob['state'],
): Promise<boolean> {
  const changed = await db.execute(
    `update import_job set job = $2, touched_at = now() where id = $1 and job->>'state' = $3`,
    [job.id, storable(job), from],
  )
  return changed > 0
}

/** The job of this owner; absent and somebody else's answer alike. */
export async function findJob(db: Queryable, id: string, owner: string): Promise<ImportJob> {
  const { job, writing } = await readJob(db, id, owner)
  if (writing === null || !job.desk || job.state !== 'ready') return job
  return { ...job, progress: writing, desk: { ...job.desk, phase: 'writing' } }
}

interface FoundJob {
  job: ImportJob
  writing: number | null
}

async function readJob(db: Queryable, id: string, owner: string): Promise<FoundJob> {
  const row = await db.first<FoundJob & { isOld: boolean }>(selectJob, [id, owner])
  if (!row) throw new Refusal(404, 'import-not-found', 'There is no such import.')
  const isAtWork = row.job.state === 'reading' || row.job.state === 'checking'
  return isAtWork && row.isOld ? { ...row, job: interrupted(row.job) } : row
}

/** As `findJob`, held until the end of the transaction. */
export async function lockJob(client: Queryable, id: string, owner: string): Promise<ImportJob> {
  await client.query('select id from import_job where id = $1 for update', [id])
  return (await readJob(client, id, owner)).job
}

export async function listJobs(db: Queryable, owner: string): Promise<ImportJob[]> {
  const rows = await db.query<{ job: ImportJob }>(selectJobs, [owner])
  return rows.map(({ job }) => job)
}

export const readHome = async (db: Queryable): Promise<LonLat> =>
  (await findHome(db)) ?? FALLBACK_HOME

/** `undefined` = there is no district yet. */
export async function findHome(db: Queryable): Promise<LonLat | undefined> {
  const row = await db.first<{ lon: number; lat: number }>(selectHome)
  return row && [row.lon, row.lat]
}

/** The server that was reading it is gone. */
function interrupted(job: ImportJob): ImportJob {
  const text = {
    zh: '读取被中断（服务重启），请重新导入。',
    en: 'Reading was interrupted by a restart; please import the file again.',
  }
  return { ...job, state: 'failed', error: { code: 'interrupted', message: text.en, text } }
}
