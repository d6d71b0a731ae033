import type { SamplePart, SampleTable } from '../../data/sample/sample.ts'
import type { CopyRow, Database } from '../storage/database.ts'

/** How many tables are copied at the same time: the encoding is ours, the parsing is the database's. */
const AT_ONCE = 2
const CHECK_EVERY = 4_096

/** Copies one subdistrict into all tables; answers the number of rows. */
export async function loadPart(
  db: Database,
  { tables }: SamplePart,
  signal: AbortSignal | undefined,
): Promise<number> {
  const waiting = [...tables]
  let rows = 0
  const work = async () => {
    for (let table = waiting.shift(); table; table = waiting.shift()) {
      const copied = await db.copyFrom(table.name, table.columns, watched(table, signal))
      rows += copied
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return rows
}

function* watched(table: SampleTable, signal: AbortSignal | undefined): Iterable<CopyRow> {
  let count = 0
  for (const row of table.rows()) {
    if (++count % CHECK_EVERY === 0) signal?.throwIfAborted()
    yield row
  }
}
