import { createHash } from 'node:crypto'
import type { CoverageChange, CoverageId, CoverageItem } from '../../data/contracts/index.ts'
import { Coverage } from '../../data/rules/coverage/coverage.ts'
import {
  followChange,
  type PlanState,
  type Touch,
} from '../../data/rules/coverage/plan/plan-state.ts'
import type { Queryable } from '../storage/database.ts'
import { type GridOfDay, gridsOfDay } from './grids-of-day.ts'
import { type TakenOverGrids, takeOver } from './take-over.ts'

export interface GridsInForce extends TakenOverGrids {
  grids: readonly GridOfDay[]
}

/** Plans that this process knows as they stand: reading one anew costs seconds, following it nothing. */
export interface PlanStates {
  /** As they are now, over shared arcs; not to be changed. */
  inForce(client: Queryable, area: string): Promise<GridsInForce>
  /** As of the newest change that `client` sees. Inside a transaction that holds the plan's row it stays so. */
  current(client: Queryable, plan: string): Promise<PlanState>
}

const KEPT_PLANS = 12
const KEPT_AREAS = 4

export function createPlanStates(): PlanStates {
  const known = new Map<string, PlanState>()
  const areas = new Map<string, GridsInForce & { digest: string }>()
  return {
    async inForce(client, area) {
      const grids = await gridsOfDay(client, area)
      const digest = digestOf(grids)
      const before = areas.get(area)
      const now = before?.digest === digest ? before : { ...takeOver(grids), grids, digest }
      keepNewest(areas, area, now, KEPT_AREAS)
      return now
    },
    async current(client, plan) {
      const state = known.get(plan) ?? (await readState(client, plan))
      keepNewest(known, plan, state, KEPT_PLANS)
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

function keepNewest<Value>(kept: Map<string, Value>, key: string, value: Value, most: number) {
  kept.delete(key)
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
}

/** Of all that a plan is compared with; finding what polygons share takes a second, this a few milliseconds. */
function digestOf(grids: readonly GridOfDay[]): string {
  const hash = createHash('sha256')
  for (const { code, name, kind, community, households, geometry } of grids) {
    hash.update([code, name, kind, community, households, geometry.length].join('\n'))
    hash.update(geometry)
  }
  return hash.digest('base64url')
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
