import type { GridPlanComment, LonLat } from '../../../data/contracts/index.ts'
import type { Queryable } from '../../storage/database.ts'

interface CommentRow extends Omit<GridPlanComment, 'at' | 'place'> {
  lon: number
  lat: number
  at: Date
}

export async function listComments(
  db: Queryable,
  { plan, userId }: { plan: string; userId: string },
): Promise<GridPlanComment[]> {
  const rows = await db.query<CommentRow>(
    `select comment.id, comment.lon, comment.lat, comment.text, coalesce(account.display_name, '') as by,
       comment.by_user = $2 as "isOwn", comment.at, comment.resolved
     from grid_plan_comment as comment
     left join user_account as account on account.id = comment.by_user
     where comment.plan = $1 order by comment.at, comment.id`,
    [plan, userId],
  )
  return rows.map(({ lon, lat, at, ...row }) => ({
    ...row,
    place: [lon, lat],
    at: at.toISOString(),
  }))
}

/** Sent twice with one id it is said once. */
export const insertComment = (
  client: Queryable,
  comment: { plan: string; id: string; userId: string; place: LonLat; text: string },
): Promise<number> =>
  client.execute(
    `insert into grid_plan_comment (plan, id, lon, lat, text, by_user) values ($1, $2, $3, $4, $5, $6)
     on conflict (plan, id) do nothing`,
    [comment.plan, comment.id, ...comment.place, comment.text, comment.userId],
  )

export const resolveComment = (
  client: Queryable,
  { plan, id, resolved }: { plan: string; id: string; resolved: boolean },
): Promise<number> =>
  client.execute('update grid_plan_comment set resolved = $3 where plan = $1 and id = $2', [
    plan,
    id,
    resolved,
  ])
