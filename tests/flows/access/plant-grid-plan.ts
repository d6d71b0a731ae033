import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import { type Canaries, canary } from './canaries.ts'

export const GRID_PLAN = 'planplanplan'

/** A plan of a subdistrict, with one square cell of one of its communities. */
export const GRID_PLAN_AREA = WORLD.qingyuan

const CELL = {
  id: 'cell:1',
  code: WORLD.grids.west,
  name: 'A cell',
  kind: 'general',
  community: WORLD.communities.wenlan,
  locked: false,
}
const RING = [
  [1_200_000_000, 302_500_000],
  [1_200_060_000, 302_500_000],
  [1_200_060_000, 302_560_000],
  [1_200_000_000, 302_560_000],
  [1_200_000_000, 302_500_000],
].flat()

/** What people write in plans is for who plans all of their area. */
export async function plantGridPlan(db: Database, canaries: Canaries): Promise<void> {
  const written = (field: string) =>
    canary(canaries, {
      layer: 'GRID',
      place: GRID_PLAN_AREA,
      grade: 1,
      field,
      operation: 'grid.plan',
    })
  await db.execute(
    `insert into grid_plan (id, client_id, title, area, author, staffed)
     values ($1, 'planted', $3, $2, 'p:planner@district', array['cell:1'])`,
    [GRID_PLAN, GRID_PLAN_AREA, written('title of a plan')],
  )
  const arc = { id: 'arc:1', points: RING, left: CELL.id, right: 'outside' }
  for (const item of [CELL, arc]) {
    await db.execute(
      'insert into grid_plan_item (plan, id, version, body) values ($1, $2, 0, $3)',
      [GRID_PLAN, item.id, JSON.stringify(item)],
    )
  }
  await db.execute(
    `insert into grid_plan_comment (plan, id, lon, lat, text, by_user) values ($1, 'planted', 120.003, 30.253, $2, $3)`,
    [GRID_PLAN, written('comment'), 'p:planner@district'],
  )
  await db.execute(
    `insert into grid_plan_staff (plan, cell, staff_key, name, role, full_time) values ($1, $2, 'planted', $3, '专职', true)`,
    [GRID_PLAN, CELL.id, written('worker of a plan')],
  )
  await db.execute(
    `insert into grid_plan_decision (plan, seq, decision, by_user, version, note) values ($1, 1, 'submit', $2, 0, $3)`,
    [GRID_PLAN, 'p:planner@district', written('note of a decision')],
  )
}
