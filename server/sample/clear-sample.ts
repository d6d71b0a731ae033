import type { Database } from '../storage/database.ts'
import {
  ADDRESS_HISTORY,
  EVENT_HISTORY,
  SAMPLE_MAP_LAYERS,
  SAMPLE_TABLES,
} from './sample-tables.ts'

/** Removes whatever an earlier or broken-off load has left; layers of one's own stay. */
export async function clearSample(db: Database): Promise<void> {
  await db.transaction(
    async (client) => {
      const tables = [...SAMPLE_TABLES, ...ADDRESS_HISTORY, ...EVENT_HISTORY]
      await client.execute(`truncate ${tables.join(', ')}`)
      await client.execute('delete from map_feature where layer = any($1::text[])', [
        [...SAMPLE_MAP_LAYERS],
      ])
    },
    { statementTimeoutMs: 0 },
  )
}
