import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import type { DeskRun, TargetStore } from '../targets/target-store.ts'

const KEYS_SEEN = loadSql(import.meta.url, '../sql/keys-seen.sql')

/**
 * A digest of all rows of the base that a comparison looks at, by their versions; any change shows. null = this target
 * cannot tell. Taken before comparing, so that what changes meanwhile is seen as changed.
 */
export async function readSeen(
  client: Queryable,
  run: DeskRun,
  store: TargetStore,
): Promise<string | null> {
  const own = await store.seen?.(client, run)
  if (own === undefined) return null
  const keys = await client.first<{ seen: string }>(KEYS_SEEN, [run.target.code])
  return `${own} | ${keys?.seen}`
}

export async function rememberSeen(
  client: Queryable,
  job: string,
  seen: string | null,
): Promise<void> {
  await client.execute('update import_job set seen = $2 where id = $1', [job, seen])
}

/** Whether a comparison now would come to what it came to before. */
export async function isSameBase(
  client: Queryable,
  run: DeskRun,
  store: TargetStore,
): Promise<boolean> {
  const row = await client.first<{ seen: string | null }>(
    'select seen from import_job where id = $1',
    [run.job],
  )
  const now = row?.seen && (await readSeen(client, run, store))
  return typeof now === 'string' && now === row?.seen
}
