import type { CoverageChange, CoverageId, CoverageItem } from '../../data/contracts/index.ts'
import { Coverage } from '../../data/rules/coverage/coverage.ts'
import {
  followChange,
  type PlanState,
  type Touch,
} from '../../data/rules/coverage/plan/plan-state.ts'
import type { Queryable } from '../storage/database.ts'

/** Plans that this process knows as they stand: reading one anew costs seconds, following it nothing. */
export interface PlanStates {
  /** As of the newest change that `client` sees. Inside a transaction that holds the plan's row it stays so. */
  current(client: Queryable, plan: string): Promise<PlanState>
}

const KEPT_PLANS = 12

export function createPlanStates(): PlanStates {
  const known = new Map<string, PlanState>()
  const keep = (plan: string, state: PlanState) => {
    known.delete(plan)
    known.set(plan, state)
    const [oldest] = known.keys()
    if (known.size > KEPT_PLANS && oldest !== undefined) known.delete(oldest)
  }
  return {
    async current(client, plan) {
      const state = known.get(plan) ?? (await readState(client, plan))
      keep(plan, state)
      const rows = await client.query<ChangeRow>(
        `select version, by_user as by, at, change from grid_plan_change
         where plan = $1 and version > $2 order by version`,
        [plan, state.version],
      )
      for (const { at, ...row } of rows) followChange(state, { ...row, at: at.toISOString() })
      return state
    },
  }
}

interface ChangeRow {
  version: number
  by: string
  at: Date
  change: CoverageChange
}

interface ItemRow {
  id: CoverageId
  version: number
  body: CoverageItem | null
  by: string | null
  at: Date | null
}

async function readState(client: Queryable, plan: string): Promise<PlanState> {
  const rows = await client.query<ItemRow>(
    `select item.id, item.version, item.body, change.by_user as by, change.at
     from grid_plan_item as item
     left join grid_plan_change as change on change.plan = item.plan and change.version = item.version
     where item.plan = $1`,
    [plan],
  )
  const touched = new Map<CoverageId, Touch>()
  for (const { id, version, by, at } of rows) {
    if (by !== null && at !== null) touched.set(id, { version, by, at: at.toISOString() })
  }
  return {
    version: rows.reduce((most, { version }) => Math.max(most, version), 0),
    coverage: new Coverage(rows.flatMap(({ body }) => body ?? [])),
    touched,
  }
}
