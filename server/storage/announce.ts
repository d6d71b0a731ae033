import type { LiveMessage } from '../../data/contracts/index.ts'
import type { Queryable } from './database.ts'

/** Told about each new message, after commit; payload = its id. */
export const LIVE_CHANNEL = 'live'

/** Advisory lock from here to the commit: ids must become visible in their order, or a reader could skip one. */
const LIVE_LOCK = 7_304

/**
 * Writes a message into the live journal and tells all servers on commit. Call it last in the transaction that makes the
 * message true. `subdistrict` '' = of interest everywhere. `owner`: of a layer of somebody's own that is gone already; of
 * those that are there it is known.
 */
export async function announce(
  client: Queryable,
  message: LiveMessage,
  subdistrict = '',
  owner = '',
): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LIVE_LOCK])
  const row = await client.first<{ id: number }>(
    `insert into live_message (subdistrict, message, owner)
     values ($1, $2, coalesce((select owner from own_layer where code = $3), $4)) returning id`,
    [subdistrict, JSON.stringify(message), 'layer' in message ? message.layer : '', owner],
  )
  await client.notify(LIVE_CHANNEL, String(row!.id))
}
