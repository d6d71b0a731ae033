import type { LiveMessage } from '../../data/contracts/index.ts'
import type { Queryable } from './database.ts'

/** Told whenever there is something new in the live journal, after commit. */
export const LIVE_CHANNEL = 'live'

/** One message for the live journal. */
export interface Announcement {
  message: LiveMessage
  /** '' = of interest everywhere. */
  subdistrict?: string
  /** Of a layer of somebody's own that is gone already; of those that are there it is known. */
  owner?: string
}

/** Writes a message into the live journal and tells all servers when the transaction that makes it true commits. */
export async function announce(
  client: Queryable,
  message: LiveMessage,
  subdistrict = '',
  owner = '',
): Promise<void> {
  await announceAll(client, [{ message, subdistrict, owner }])
}

/** Several, in their order. */
export async function announceAll(
  client: Queryable,
  announcements: readonly Announcement[],
): Promise<void> {
  await client.execute(
    `insert into live_pending (subdistrict, owner, message)
     select told.subdistrict, coalesce(own_layer.owner, told.owner), told.message
     from unnest($1::text[], $2::text[], $3::jsonb[]) with ordinality as told (subdistrict, owner, message, place)
     left join own_layer on own_layer.code = told.message ->> 'layer'
     order by told.place`,
    [
      announcements.map(({ subdistrict = '' }) => subdistrict),
      announcements.map(({ owner = '' }) => owner),
      announcements.map(({ message }) => JSON.stringify(message)),
    ],
  )
}
