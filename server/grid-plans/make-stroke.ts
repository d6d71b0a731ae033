import {
  type CoverageChange,
  type CoverageId,
  type GridPlanConflict,
  type GridPlanState,
  type GridPlanStroke,
  type GridPlanStrokeMade,
  Refusal,
} from '../../data/contracts/index.ts'
import { type Clash, judgeStroke } from '../../data/rules/coverage/plan/judge-stroke.ts'
import { toLonLat } from '../../data/rules/coverage/units.ts'
import { audit } from '../security/audit.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { locksOfOthers } from './locks.ts'
import type { PlanStates } from './open-state.ts'
import { listChanges, planNotFound } from './store.ts'
import { tellPlan } from './tell-plan.ts'

export interface HeldPlan {
  id: string
  area: string
  state: GridPlanState
  version: number
  author: string
}

/** Until the end of the transaction nobody else changes the plan. */
export async function holdPlan(client: Queryable, id: string): Promise<HeldPlan> {
  const plan = await client.first<HeldPlan>(
    'select id, area, state, version, author from grid_plan where id = $1 for update',
    [id],
  )
  if (!plan) throw planNotFound()
  return plan
}

/** One stroke in one transaction: checked, merged, written down; sent again it is answered as the first time. */
export async function makeStroke(
  client: Queryable,
  states: PlanStates,
  { id, userId }: { id: string; userId: string },
  stroke: GridPlanStroke,
): Promise<GridPlanStrokeMade> {
  const plan = await holdPlan(client, id)
  const before = await client.first<{ version: number }>(
    'select version from grid_plan_change where plan = $1 and stroke_id = $2',
    [id, stroke.id],
  )
  if (before) return made(client, { id, userId }, stroke.base, before.version)
  if (plan.state !== 'draft') throw planClosed(plan.state)
  if (stroke.base > plan.version) {
    throw new Refusal(422, 'invalid', 'base: The plan is not that far yet.', { field: 'base' })
  }
  const locks = await locksOfOthers(client, id, userId)
  const state = await states.current(client, id)
  const judged = judgeStroke(state, stroke, { area: plan.area, heldBy: (item) => locks.get(item) })
  if (judged.kind === 'conflict') throw await conflict(client, plan.version, judged.clashes)
  if (judged.kind === 'refused') {
    throw new Refusal(422, 'stroke-refused', `This cannot be drawn: ${judged.reason}.`, {
      reason: judged.reason,
      ...(judged.at && { place: toLonLat(...judged.at) }),
    })
  }
  const version = plan.version + 1
  await writeChange(client, { id, userId, version, strokeId: stroke.id, change: judged.change })
  await audit(client, {
    userId,
    action: 'grid.draw',
    target: id,
    layer: 'GRID',
    grid: plan.area,
    details: { version, put: judged.change.put.length, remove: judged.change.remove.length },
  })
  const answer = await made(client, { id, userId }, stroke.base, version)
  await tellPlan(client, { id, area: plan.area, version }, 'change')
  return answer
}

async function made(
  client: Queryable,
  { id, userId }: { id: string; userId: string },
  base: number,
  version: number,
): Promise<GridPlanStrokeMade> {
  const others = await listChanges(
    client,
    { plan: id, userId },
    { after: base, upTo: version - 1, limit: version },
  )
  return { version, others }
}

export async function writeChange(
  client: Queryable,
  made: { id: string; userId: string; version: number; strokeId: string; change: CoverageChange },
): Promise<void> {
  const { id, userId, version, strokeId, change } = made
  await client.execute(
    `insert into grid_plan_change (plan, version, stroke_id, by_user, change) values ($1, $2, $3, $4, $5)`,
    [id, version, strokeId, userId, JSON.stringify(change)],
  )
  const bodies = new Map<CoverageId, string | null>([
    ...change.remove.map((item) => [item, null] as const),
    ...change.put.map((item) => [item.id, JSON.stringify(item)] as const),
  ])
  await client.execute(UPSERT_ITEMS, [id, version, [...bodies.keys()], [...bodies.values()]])
  await client.execute('update grid_plan set version = $2, changed_at = now() where id = $1', [
    id,
    version,
  ])
}

async function conflict(
  client: Queryable,
  version: number,
  clashes: readonly Clash[],
): Promise<Refusal> {
  const names = await client.query<{ id: string; name: string }>(
    'select id, display_name as name from user_account where id = any($1)',
    [[...new Set(clashes.map(({ by }) => by))]],
  )
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const details: GridPlanConflict = {
    version,
    items: clashes.map((clash) => ({ ...clash, by: nameOf.get(clash.by) ?? '' })),
  }
  const sentence = 'Somebody else has changed, or has in hand, what this stroke changes.'
  return new Refusal(409, 'plan-conflict', sentence, details)
}

export const planClosed = (state: GridPlanState) =>
  new Refusal(409, 'plan-closed', `The plan is no draft that can be drawn on: ${state}.`, { state })

const UPSERT_ITEMS = loadSql(import.meta.url, 'upsert-items.sql')
