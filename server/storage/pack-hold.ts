import type { Queryable } from './database.ts'

/** Advisory lock: shared by who copies pack files, alone for who removes old ones. */
const PACK_HOLD = 7_320

/** Until the end of the transaction no pack file is removed; waits for a removal under way. */
export async function holdPacks(client: Queryable): Promise<void> {
  await client.query('select pg_advisory_xact_lock_shared($1)', [PACK_HOLD])
}

/** False while packs are held; else nobody holds them until the end of the transaction. */
export async function mayRemovePacks(client: Queryable): Promise<boolean> {
  const row = await client.first<{ got: boolean }>('select pg_try_advisory_xact_lock($1) as got', [
    PACK_HOLD,
  ])
  return row?.got === true
}
