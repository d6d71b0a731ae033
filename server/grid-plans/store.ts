import {
  type CoverageItem,
  type GridPlan,
  type GridPlanChange,
  type GridPlanState,
  type GridPlanSummary,
  type LayerScope,
  Refusal,
} from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

type SummaryRow = Omit<GridPlanSummary, 'createdAt' | 'changedAt' | 'validFrom' | 'approvedBy'> & {
  createdAt: Date
  changedAt: Date
  validFrom: string | null
  approvedBy: string | null
}

export interface PlanFilter {
  area: string
  state?: GridPlanState | undefined
}

/** Plans whose whole area the scope sees. */
export async function listPlans(
  db: Queryable,
  scope: LayerScope,
  { area, state }: PlanFilter,
): Promise<GridPlanSummary[]> {
  const params = [scope.areas, scope.userId, null, area, state ?? null]
  return (await db.query<SummaryRow>(SELECT_PLANS, params)).map(summary)
}

/** Absent and not to be seen look alike. */
export async function findPlan(
  db: Queryable,
  scope: LayerScope,
  id: string,
): Promise<GridPlanSummary> {
  const row = await db.first<SummaryRow>(SELECT_PLANS, [scope.areas, scope.userId, id, '', null])
  if (!row) throw planNotFound()
  return summary(row)
}

export async function readPlan(db: Queryable, scope: LayerScope, id: string): Promise<GridPlan> {
  const plan = await findPlan(db, scope, id)
  const content = await db.first<Pick<GridPlan, 'version' | 'takenOver' | 'items'>>(FIND_PLAN, [
    scope.areas,
    id,
  ])
  if (!content) throw planNotFound()
  return { ...plan, ...content, cells: content.items.filter((item) => 'code' in item).length }
}

/** More than a page that was away for a day has missed: it reads on. */
const MOST_CHANGES = 500

export async function listChanges(
  db: Queryable,
  { plan, userId }: { plan: string; userId: string },
  {
    after,
    upTo = 2 ** 31 - 1,
    limit = MOST_CHANGES,
  }: { after: number; upTo?: number; limit?: number },
): Promise<GridPlanChange[]> {
  const rows = await db.query<Omit<GridPlanChange, 'at'> & { at: Date }>(SELECT_CHANGES, [
    plan,
    userId,
    after,
    upTo,
    limit,
  ])
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export interface NewPlan {
  id: string
  clientId: string
  title: string
  area: string
  author: string
  items: readonly CoverageItem[]
  takenOver: GridPlan['takenOver']
  begunOn: Readonly<Record<string, string>>
}

/** Answers false when the author has begun it before. */
export async function insertPlan(client: Queryable, plan: NewPlan): Promise<boolean> {
  const { id, clientId, title, area, author, items, takenOver, begunOn } = plan
  const made = await client.execute(
    `insert into grid_plan (id, client_id, title, area, author, taken_over, begun_on)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (author, client_id) do nothing`,
    [id, clientId, title, area, author, JSON.stringify(takenOver), JSON.stringify(begunOn)],
  )
  if (made === 0) return false
  await client.copyFrom(
    'grid_plan_item',
    ['plan', 'id', 'version', 'body'],
    items.map((item) => [id, item.id, 0, item]),
  )
  return true
}

export async function findPlanOfClient(
  db: Queryable,
  author: string,
  clientId: string,
): Promise<string | undefined> {
  const row = await db.first<{ id: string }>(
    'select id from grid_plan where author = $1 and client_id = $2',
    [author, clientId],
  )
  return row?.id
}

export const planNotFound = () =>
  new Refusal(404, 'grid-plan-not-found', 'There is no such grid plan.')

function summary({
  createdAt,
  changedAt,
  validFrom,
  approvedBy,
  ...row
}: SummaryRow): GridPlanSummary {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    ...(validFrom !== null && { validFrom }),
    ...(approvedBy !== null && { approvedBy }),
  }
}

const SELECT_PLANS = loadSql(import.meta.url, 'select-plans.sql')
const FIND_PLAN = loadSql(import.meta.url, 'find-plan.sql')
const SELECT_CHANGES = loadSql(import.meta.url, 'select-changes.sql')
