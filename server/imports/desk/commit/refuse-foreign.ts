import { type ImportJob, Refusal } from '../../../../data/contracts/index.ts'
import type { Services } from '../../../services.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { mayWriteAt } from '../may-write.ts'
import { type Asker, findTarget, type PermittedTarget } from '../run-of.ts'

const sql = (name: string) => loadSql(import.meta.url, `../sql/${name}`)
const LIST_GRIDS = sql('list-grids.sql')
const LIST_WRITTEN = sql('list-written.sql')

/** What may be written may have become less since the check. */
export async function refuseForeign(
  client: Queryable,
  job: ImportJob,
  permitted: PermittedTarget,
): Promise<void> {
  if (await mayWriteAll(client, LIST_GRIDS, job, permitted)) return
  throw new Refusal(
    409,
    'scope-changed',
    'What you may write to has changed; check the file again.',
  )
}

/** Which grids were written to, under a name of its own beside what was changed: it is asked again when all is taken back. */
export const noteWritten = (client: Queryable, job: ImportJob): Promise<number> =>
  client.execute(
    `insert into import_change (job, relation, id)
     select distinct job, 'grid', grid from import_row
     where job = $1 and kind in ('added', 'changed', 'moved', 'removed')`,
    [job.id],
  )

/** To take an import back is to write there. */
export async function refuseForeignUndo(
  client: Queryable,
  services: Pick<Services, 'registry'>,
  { scope }: Asker,
  job: ImportJob,
): Promise<void> {
  const permitted = findTarget(services, scope, job.desk!.target)
  if (await mayWriteAll(client, LIST_WRITTEN, job, permitted)) return
  throw new Refusal(
    403,
    'not-permitted',
    'You may no longer write to all the places that this import has written to.',
  )
}

async function mayWriteAll(
  client: Queryable,
  question: typeof LIST_GRIDS,
  { id, desk }: ImportJob,
  { target, scope }: PermittedTarget,
): Promise<boolean> {
  const keys = new Set(Object.values(desk!.mapping.fields))
  const grades = target.fields.filter(({ key }) => keys.has(key)).map((field) => field.grade)
  const grade = Math.max(1, ...grades)
  const grids = await client.query<{ grid: string }>(question, [id])
  return grids.every(({ grid }) => mayWriteAt(scope, grid, grade))
}
