import type { Database, Queryable } from '../storage/database.ts'
import { holdPacks } from '../storage/pack-hold.ts'
import { readInOrder } from './tables.ts'

/** One moment of the database, seen by two connections. */
export interface Snapshot {
  clients: readonly Queryable[]
}

/** Runs `work` on one moment of the database; whoever writes meanwhile is neither seen nor kept waiting. */
export function inSnapshot<Result>(
  db: Database,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (first) => {
    await begin(first)
    await holdPacks(first)
    const row = await first.first<{ id: string }>('select pg_export_snapshot() as id')
    return db.transaction(async (second) => {
      await begin(second, row!.id)
      return work({ clients: [first, second] })
    }, UNLIMITED)
  }, UNLIMITED)
}

const UNLIMITED = { statementTimeoutMs: 0 }

async function begin(client: Queryable, snapshot?: string): Promise<void> {
  await client.execute('set transaction isolation level repeatable read, read only')
  // The name comes from the database itself: 00000003-0000001B-1.
  if (snapshot) await client.execute(`set transaction snapshot '${snapshot.replaceAll("'", '')}'`)
  await client.execute('set local idle_in_transaction_session_timeout = 0')
  await readInOrder(client)
}
