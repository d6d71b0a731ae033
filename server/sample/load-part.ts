import type { SamplePart, SampleTable } from '../../data/sample/sample.ts'
import type { CopyRow, Database } from '../storage/database.ts'

/** How many tables are copied at the same time: the encoding is ours, the parsing is the database's. */
const AT_ONCE = 2
const CHECK_EVERY = 4_096

/**
 * Copies one subdistrict into all tables; answers the number of rows. When it fails nothing is being copied any more:
 * whoever begins anew must not meet a late row.
 */
export async function loadPart(
  db: Database,
  { tables }: SamplePart,
  signal: AbortSignal | undefined,
): Promise<number> {
  const failed = new AbortController()
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal
  const waiting = [...tables]
  let rows = 0
  const work = async () => {
    for (let table = waiting.shift(); table; table = waiting.shift()) {
      stop.throwIfAborted()
      const copied = await db.copyFrom(table.name, table.columns, watched(table, stop))
      rows += copied
    }
  }
  const lanes = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      failed.abort(error)
      throw error
    }),
  )
  const ends = await Promise.allSettled(lanes)
  for (const end of ends) if (end.status === 'rejected') throw stop.reason ?? end.reason
  return rows
}

function* watched(table: SampleTable, stop: AbortSignal): Iterable<CopyRow> {
  let count = 0
  for (const row of table.rows()) {
    if (++count % CHECK_EVERY === 0) stop.throwIfAborted()
    yield row
  }
}
