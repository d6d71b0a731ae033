import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'

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

export async function plantGridPlan(db: Database): Promise<void> {
  await db.execute(
    `insert into grid_plan (id, client_id, title, area, author) values ($1, 'planted', 'A plan', $2, 'p:planner@district')`,
    [GRID_PLAN, GRID_PLAN_AREA],
  )
  const arc = { id: 'arc:1', points: RING, left: CELL.id, right: 'outside' }
  for (const item of [CELL, arc]) {
    await db.execute(
      'insert into grid_plan_item (plan, id, version, body) values ($1, $2, 0, $3)',
      [GRID_PLAN, item.id, JSON.stringify(item)],
    )
  }
}
