import type { CoverageId, GridPlanLock } from '../../data/contracts/index.ts'
import { GRID_PLAN_LOCK_SECONDS } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'

/** What others have in hand. */
export async function locksOfOthers(
  client: Queryable,
  plan: string,
  userId: string,
): Promise<ReadonlyMap<CoverageId, { by: string; at: string }>> {
  const rows = await client.query<{ item: CoverageId; by: string; at: Date }>(
    `select item, by_user as by, expires_at - make_interval(secs => $3) as at
     from grid_plan_lock where plan = $1 and by_user <> $2 and expires_at > clock_timestamp()`,
    [plan, userId, GRID_PLAN_LOCK_SECONDS],
  )
  return new Map(rows.map(({ item, by, at }) => [item, { by, at: at.toISOString() }]))
}

/** Takes what nobody else has, gives back all else of one's own. Answers whether anything is different now. */
export async function takeLocks(
  client: Queryable,
  { plan, userId }: { plan: string; userId: string },
  items: readonly CoverageId[],
): Promise<boolean> {
  const given = await client.execute(
    `delete from grid_plan_lock
     where plan = $1 and (expires_at <= clock_timestamp() or (by_user = $2 and not item = any($3::text[])))`,
    [plan, userId, items],
  )
  const taken = await client.query<{ fresh: boolean }>(
    `insert into grid_plan_lock (plan, item, by_user, expires_at)
     select $1, item, $2, clock_timestamp() + make_interval(secs => $4)
     from unnest($3::text[]) as item
     on conflict (plan, item) do update set expires_at = excluded.expires_at
     where grid_plan_lock.by_user = excluded.by_user
     returning (xmax = 0) as fresh`,
    [plan, userId, items, GRID_PLAN_LOCK_SECONDS],
  )
  return given > 0 || taken.some(({ fresh }) => fresh)
}

export const listLocks = (
  db: Queryable,
  { plan, userId }: { plan: string; userId: string },
): Promise<GridPlanLock[]> =>
  db.query<GridPlanLock>(
    `select held.item, coalesce(account.display_name, '') as by, held.by_user = $2 as "isOwn"
     from grid_plan_lock as held
     left join user_account as account on account.id = held.by_user
     where held.plan = $1 and held.expires_at > clock_timestamp()
     order by held.item`,
    [plan, userId],
  )
