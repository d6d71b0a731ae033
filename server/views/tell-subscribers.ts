import { announceAll } from '../storage/announce.ts'
import type { Queryable } from '../storage/database.ts'

/**
 * Says to all who subscribe to a view, but not to who has changed it, that their list is another. What has changed, and
 * whether they may still open it, the list itself says.
 */
export async function tellSubscribers(
  client: Queryable,
  view: string,
  changedBy: string,
): Promise<void> {
  const others = await client.query<{ id: string }>(
    'select user_id as id from view_subscription where view = $1 and user_id <> $2 order by user_id',
    [view, changedBy],
  )
  if (others.length === 0) return
  await announceAll(
    client,
    others.map(({ id }) => ({ message: { kind: 'views' }, owner: id })),
  )
}
