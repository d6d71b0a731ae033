import type { GridPlan, GridPlanChange } from '../../../../data/contracts/grid-plan.ts'
import type { StrokeStore } from '../../../edit/stroke-store.ts'
import { createPlanDesk, type DeskOptions, type PlanDesk } from './plan-desk.ts'
import type { Conflict } from './rebase.ts'
import { idsOf, type Stroke, touches } from './stroke.ts'

/** A stroke as it waits in the browser: it was drawn on this version of the plan. */
export interface WaitingStroke extends Stroke {
  base: number
}

interface Opening {
  plan: Pick<GridPlan, 'items' | 'version'>
  store: StrokeStore<Stroke, WaitingStroke>
  changesAfter(version: number): Promise<readonly GridPlanChange[]>
  version: () => number
  newId: () => string
  onChange: NonNullable<DeskOptions['onChange']>
}

/**
 * The plan as the server has it, with what was drawn here before the page went away: strokes that arrived after all are not
 * drawn twice, and where others have drawn at the same place meanwhile, both are shown.
 */
export async function openDesk({
  plan,
  store,
  changesAfter,
  version,
  newId,
  onChange,
}: Opening): Promise<{ desk: PlanDesk; conflict: Conflict | null }> {
  const { undo, redo, waiting: kept } = await store.load()
  const made = kept[0] ? await changesAfter(kept[0].base) : []
  const sent = new Set(made.map(({ strokeId }) => strokeId))
  const positions = new Map(kept.map(({ id }, at) => [id, at]))
  let next = kept.length
  const drop = (id: string) => {
    const at = positions.get(id)
    if (at === undefined) return
    positions.delete(id)
    store.dropWaiting(at)
  }
  for (const { id } of kept) if (sent.has(id)) drop(id)

  const own = new Set(kept.map(({ id }) => id))
  const others = made.filter(({ strokeId }) => !own.has(strokeId))
  const { going, mine } = divide(
    kept.filter(({ id }) => !sent.has(id)),
    others,
  )
  const desk = createPlanDesk({
    items: plan.items,
    newId,
    onChange,
    saved: { undo, redo, waiting: going },
    keeper: store.keeper,
    waitingKeeper: {
      put(stroke) {
        positions.set(stroke.id, next)
        store.putWaiting(next++, { ...stroke, base: version() })
      },
      drop,
    },
  })
  return { desk, conflict: mine.length > 0 ? conflictOf(mine, others) : null }
}

/** Those that still go together with what others have made, and those that do not. */
function divide(kept: readonly WaitingStroke[], others: readonly GridPlanChange[]) {
  const spoilt = new Set(others.flatMap(({ change }) => idsOf(change)))
  const [going, mine]: [Stroke[], Stroke[]] = [[], []]
  for (const stroke of kept) {
    if (!touches(stroke.change, spoilt)) going.push(stroke)
    else {
      mine.push(stroke)
      for (const id of idsOf(stroke.change)) spoilt.add(id)
    }
  }
  return { going, mine }
}

/** How it was before theirs is not known any more; mine is laid over it as it is. */
function conflictOf(mine: readonly Stroke[], others: readonly GridPlanChange[]): Conflict {
  const ids = new Set(mine.flatMap(({ change }) => idsOf(change)))
  return {
    mine,
    theirs: others
      .filter(({ change }) => touches(change, ids))
      .map((made) => ({ made, inverse: { note: '', put: [], remove: [] } })),
  }
}
