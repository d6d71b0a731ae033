import type { GridPlanDecided } from '../../../data/contracts/index.ts'
import type { Queryable } from '../../storage/database.ts'

/** Who decided what, oldest first. */
export async function listDecisions(db: Queryable, plan: string): Promise<GridPlanDecided[]> {
  const rows = await db.query<
    Omit<GridPlanDecided, 'at' | 'validFrom'> & { at: Date; validFrom: string | null }
  >(
    `select made.decision, coalesce(account.display_name, '') as by, made.at, made.version, made.note,
       made.valid_from as "validFrom"
     from grid_plan_decision as made
     left join user_account as account on account.id = made.by_user
     where made.plan = $1 order by made.seq`,
    [plan],
  )
  return rows.map(({ at, validFrom, ...row }) => ({
    ...row,
    at: at.toISOString(),
    ...(validFrom !== null && { validFrom }),
  }))
}
