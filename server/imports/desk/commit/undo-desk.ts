import { type ImportJob, Refusal } from '../../../../data/contracts/index.ts'
import { deskTargets } from '../../../../data/registry/import-targets.ts'
import { audit } from '../../../security/audit.ts'
import { scopeFor } from '../../../security/scope.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { jobFolder, removeJobFolder } from '../../job-files.ts'
import { lockJob, updateJob } from '../../store.ts'
import type { Asker } from '../run-of.ts'
import type { DeskNeeds } from '../start-desk.ts'
import { ADDRESS_CHANGE } from '../targets/address-store.ts'
import { storeOf } from '../targets/index.ts'
import { lockChanged } from './lock-places.ts'
import { refuseForeignUndo } from './refuse-foreign.ts'
import { RELATIONS, type Relation } from './relations.ts'

const sql = (name: string) => loadSql(import.meta.url, `../sql/${name}`)
const LIST_DIRTY = sql('list-dirty.sql')

/** Takes an import back as one act, for as long as nothing depends on it. Twice is as good as once. */
export async function undoDesk(
  needs: Pick<DeskNeeds, 'db' | 'settings' | 'addressDesk' | 'registry'>,
  asker: Asker,
  id: string,
): Promise<ImportJob> {
  const { db, settings } = needs
  const undone = await db.transaction(
    async (client) => {
      const job = await lockJob(client, id, asker.owner)
      if (job.state === 'undone') return job
      if (job.state === 'committed') await takeBack(client, job, asker, needs)
      await client.execute('delete from import_row where job = $1', [id])
      const next: ImportJob = { ...job, state: 'undone' }
      await updateJob(client, next)
      return next
    },
    { statementTimeoutMs: 0 },
  )
  await removeJobFolder(jobFolder(settings, id))
  return undone
}

async function takeBack(
  client: Queryable,
  job: ImportJob,
  asker: Asker,
  { addressDesk, registry }: Pick<DeskNeeds, 'addressDesk' | 'registry'>,
): Promise<void> {
  const target = job.desk!.target
  await refuseForeignUndo(client, { registry }, asker, job)
  await lockChanged(client, target)
  for (const relation of RELATIONS) await refuseChanged(client, job.id, relation)
  for (const relation of RELATIONS) await refuseDependents(client, job.id, relation)
  const dirty = await client.query<{ subdistrict: string }>(LIST_DIRTY, [job.id, target])
  for (const { name, id, columns } of [...RELATIONS].reverse()) {
    await client.execute(
      `delete from ${name} using import_effect as change
       where change.job = $1 and change.relation = $2 and change.after is not null and change.id = ${id(name)}`,
      [job.id, name],
    )
    await client.execute(
      `insert into ${name} (${columns})
       select ${columns
         .split(', ')
         .map((column) => `old.${column}`)
         .join(', ')}
       from import_change as change
       cross join lateral jsonb_populate_record(null::${name}, change.before) as old
       where change.job = $1 and change.relation = $2 and change.before is not null`,
      [job.id, name],
    )
  }
  await takeBackAddresses(client, job.id, asker, addressDesk)
  await client.execute('delete from import_key where job = $1', [job.id])
  await client.execute('delete from import_change where job = $1', [job.id])
  await client.execute('delete from import_addition where job = $1', [job.id])
  const layers = layersOf(registry, target)
  for (const { subdistrict } of dirty) {
    for (const layer of layers)
      await client.query('select mark_dirty($1, $2)', [layer, subdistrict])
  }
  await audit(client, {
    userId: asker.owner,
    action: 'import.undo',
    target: job.id,
    layer: target,
  })
}

/** Layers whose packs are no longer what the tables say. */
function layersOf(registry: DeskNeeds['registry'], code: string): readonly string[] {
  const target = deskTargets(registry).find((one) => one.code === code)
  return target ? storeOf(target).layers : [code]
}

/** The last change first. The address base says itself what stands in the way. */
async function takeBackAddresses(
  client: Queryable,
  job: string,
  { owner, scope }: Asker,
  addressDesk: DeskNeeds['addressDesk'],
): Promise<void> {
  const changes = await client.query<{ id: number }>(
    `select id::bigint from import_change where job = $1 and relation = $2 order by 1 desc`,
    [job, ADDRESS_CHANGE],
  )
  const author = { userId: owner, scope: scopeFor(scope, 'base.edit') }
  for (const { id } of changes) await addressDesk.takeBack(client, author, id)
}

async function refuseChanged(
  client: Queryable,
  job: string,
  { name, id }: Relation,
): Promise<void> {
  const row = await client.first<{ count: number; example: string | null }>(
    `select count(*)::int as count, min(change.id) as example
     from import_effect as change
     left join ${name} as now on ${id('now')} = change.id
     where change.job = $1 and change.relation = $2 and change.after is not null
       and md5(now::text) is distinct from change.after`,
    [job, name],
  )
  if (!row || row.count === 0) return
  throw new Refusal(
    409,
    'undo-changed',
    `It cannot be taken back: ${row.count} of its records have been changed since.`,
    { records: row.count },
  )
}

async function refuseDependents(
  client: Queryable,
  job: string,
  { name, dependents }: Relation,
): Promise<void> {
  for (const { what, question } of dependents) {
    const row = await client.first<{ count: number }>(question, [job, name])
    if (!row || row.count === 0) continue
    throw new Refusal(
      409,
      'undo-depended-on',
      `It cannot be taken back: ${row.count} ${what} hang on what it has brought.`,
      { records: row.count },
    )
  }
}
