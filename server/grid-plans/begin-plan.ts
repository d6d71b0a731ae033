import { randomBytes } from 'node:crypto'
import {
  type CoverageItem,
  type GridPlan,
  type GridPlanWish,
  type LayerScope,
  Refusal,
} from '../../data/contracts/index.ts'
import { Coverage } from '../../data/rules/coverage/coverage.ts'
import { isArc } from '../../data/rules/coverage/items.ts'
import { verifyCoverage } from '../../data/rules/coverage/verify-coverage.ts'
import type { Queryable } from '../storage/database.ts'
import { gridsOfDay } from './grids-of-day.ts'
import type { PlanStates } from './open-state.ts'
import { copyStaff } from './staff-store.ts'
import { insertPlan, readPlan } from './store.ts'
import { communityDigests, type TakenOverGrids, takeOver } from './take-over.ts'

/** Answers the id, or `undefined` when the same account has begun it before. */
export async function beginPlan(
  client: Queryable,
  states: PlanStates,
  scope: LayerScope,
  { clientId, title, area, from }: GridPlanWish,
): Promise<string | undefined> {
  const id = randomBytes(9).toString('base64url')
  const inForce = await states.inForce(client, area)
  const { items, takenOver } = await firstItems(client, scope, { area, from }, inForce)
  if (items.length === 0) throw new Refusal(422, 'no-grids', 'There are no grids in this area.')
  const isNew = await insertPlan(client, {
    id,
    clientId,
    title,
    area,
    author: scope.userId,
    items,
    takenOver,
    begunOn: communityDigests(inForce.coverage),
  })
  if (!isNew) return undefined
  if (from.kind === 'plan') await copyStaff(client, id, from.id)
  return id
}

async function firstItems(
  client: Queryable,
  scope: LayerScope,
  { area, from }: Pick<GridPlanWish, 'area' | 'from'>,
  inForce: TakenOverGrids,
): Promise<Pick<GridPlan, 'items' | 'takenOver'>> {
  if (from.kind === 'items') return { items: checkedItems(from.items, area), takenOver: [] }
  if (from.kind === 'plan') {
    const { items, takenOver, area: other } = await readPlan(client, scope, from.id)
    if (other !== area) {
      throw new Refusal(422, 'other-area', `That plan is of the area ${other}.`, {
        field: 'from.id',
      })
    }
    return { items, takenOver }
  }
  const { coverage, takenOver } =
    from.kind === 'date' ? takeOver(await gridsOfDay(client, area, from.date)) : inForce
  return { items: [...coverage.items.values()], takenOver }
}

const SHOWN_FAULTS = 20

function checkedItems(items: readonly CoverageItem[], area: string): readonly CoverageItem[] {
  const elsewhere = items.findIndex((item) => !isArc(item) && !item.community.startsWith(area))
  if (elsewhere >= 0) {
    throw new Refusal(422, 'other-area', 'A cell lies in a community of another area.', {
      field: `from.items.${elsewhere}.community`,
    })
  }
  const faults = verifyCoverage(new Coverage(items))
  if (faults.length > 0) {
    throw new Refusal(
      422,
      'coverage-invalid',
      'The items are no coverage without gaps or overlaps.',
      {
        field: 'from.items',
        faults: faults.slice(0, SHOWN_FAULTS),
      },
    )
  }
  return items
}
