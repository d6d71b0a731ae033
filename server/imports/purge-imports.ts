import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from '../services.ts'
import { removeCells } from './desk/desk-files.ts'
import { JOB_ID, removeJobFolder } from './job-files.ts'

const KEEP_DAYS = 7

/** Imports that nobody has committed for a week are forgotten, with their files and those of undone ones. */
export async function purgeImports({
  db,
  settings,
}: Pick<Services, 'db' | 'settings'>): Promise<void> {
  await db.execute(
    `delete from import_job
     where job->>'state' <> 'committed' and created_at < now() - make_interval(days => $1)`,
    [KEEP_DAYS],
  )
  // What was not taken over waits no longer than that either, whatever became of the rest.
  await db.execute(
    `delete from import_row
     where not exists (
       select from import_job
       where import_job.id = import_row.job and created_at > now() - make_interval(days => $1)
     )`,
    [KEEP_DAYS],
  )
  const folder = join(settings.dataDir, 'imports')
  const names = (await readdir(folder).catch(unlessAbsent)) ?? []
  const ids = names.filter((name) => JOB_ID.test(name))
  if (ids.length === 0) return
  const known = await db.query<{ id: string }>('select id from import_job where id = any($1)', [
    ids,
  ])
  const alive = new Set(known.map(({ id }) => id))
  for (const id of ids) {
    // Rows of people stand in them, sealed: nobody asks for the correction sheet of last month.
    if (await isOld(join(folder, id))) await removeCells(join(folder, id))
    // A folder without a job may belong to an upload that is still coming in: only old ones go.
    if (!alive.has(id) && (await isOld(join(folder, id)))) await removeJobFolder(join(folder, id))
  }
}

async function isOld(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(unlessAbsent)
  return found !== undefined && Date.now() - found.mtimeMs > KEEP_DAYS * 86_400_000
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
