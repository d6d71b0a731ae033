import type { Bilingual } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import type { Manifest } from './backup-format.ts'

export interface PacksThere {
  hasPack(layer: string, subdistrict: string, version: number): boolean
}

/** What was true where the backup came from and is not true here. */
export async function settleRestored(
  client: Queryable,
  packs: PacksThere,
  { id, createdAt }: Manifest,
): Promise<void> {
  await settlePacks(client, packs)
  await passVersions(client)
  await endImports(client)
  await client.execute(`delete from setting where key = 'setup.token'`)
  await client.execute(
    `insert into setting (key, value) values ('restored', $1::jsonb)
     on conflict (key) do update set value = excluded.value`,
    [JSON.stringify({ backup: id, madeAt: createdAt, restoredAt: new Date().toISOString() })],
  )
}

/** Which restore this database comes from, if it comes from one. */
export async function restoredFrom(client: Queryable): Promise<string | undefined> {
  const row = await client.first<{ backup: string }>(
    `select value ->> 'backup' as backup from setting where key = 'restored'`,
  )
  return row?.backup
}

/** Only current packs were kept; those without files are published anew. */
async function settlePacks(client: Queryable, packs: PacksThere): Promise<void> {
  await client.execute('delete from pack where not current')
  const all = await client.query<{ layer: string; subdistrict: string; version: number }>(
    'select layer, subdistrict, version from pack',
  )
  const gone = all.filter((pack) => !packs.hasPack(pack.layer, pack.subdistrict, pack.version))
  for (const { layer, subdistrict } of gone) {
    await client.execute('delete from pack where layer = $1 and subdistrict = $2', [
      layer,
      subdistrict,
    ])
    await client.query('select mark_dirty($1, $2)', [layer, subdistrict])
  }
}

/**
 * Browsers keep tiles by their version for ever. What was published between the backup and now used numbers that the
 * restored counter would give out again for something else: it goes on from where no counter has been.
 */
async function passVersions(client: Queryable): Promise<void> {
  await client.query(
    `select setval('publication_version', greatest(last_value, $1::bigint)) from publication_version`,
    [Date.now()],
  )
}

const NOT_KEPT: Bilingual = {
  zh: '此次导入的文件不在备份中，请重新导入。',
  en: 'The files of this import are not in the backup; please import them again.',
}

/** Files of imports that were not committed yet are not in a backup. */
async function endImports(client: Queryable): Promise<void> {
  const error = { code: 'interrupted', message: NOT_KEPT.en, text: NOT_KEPT }
  await client.execute(
    `update import_job set job = job || jsonb_build_object('state', 'failed', 'error', $1::jsonb)
     where job ->> 'state' in ('reading', 'ready')`,
    [JSON.stringify(error)],
  )
}
