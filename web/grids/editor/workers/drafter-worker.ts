import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import { applyChange, Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { DRAFTER_WEIGHTS } from '../../../../data/rules/coverage/drafter/cell-cost.ts'
import { draftPlans } from '../../../../data/rules/coverage/drafter/run-drafter.ts'
import { scorePlan } from '../../../../data/rules/coverage/drafter/scorecard.ts'
import { serialIds } from '../../../../data/rules/coverage/items.ts'
import { countCells } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { blockWorld } from '../drafter/block-world.ts'
import { planChange, tryChange } from '../drafter/plan-change.ts'
import type { DrafterAnswer, DrafterRequest } from './drafter-protocol.ts'

const answer = (message: DrafterAnswer) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<DrafterRequest>) => {
  if (data.kind === 'blocks') {
    const { coverage } = blockWorld(data.from)
    answer({ kind: 'blocks', items: [...coverage.items.values()] })
  } else void draft(data)
})

/** Stopped by ending the worker. */
async function draft({ from, wish, page, name }: Extract<DrafterRequest, { kind: 'draft' }>) {
  const households = 'households' in wish.by ? wish.by.households : undefined
  const world = blockWorld(from, households)
  const cells =
    'cells' in wish.by
      ? wish.by.cells
      : Math.max(1, Math.round(world.households / wish.by.households))
  const weights = { ...DRAFTER_WEIGHTS, streets: wish.keepWorkers ? DRAFTER_WEIGHTS.streets : 0 }
  for (let plan = 0; plan < wish.plans; plan++) {
    const seed = wish.seed + plan
    const [drafted] = await draftPlans({ blocks: world.blocks, cells, seed, weights }, 1, {
      onProgress: ({ done, of }) =>
        answer({ kind: 'progress', plan, done: done / Math.max(1, of) }),
    })
    if (!drafted) continue
    const issueId = serialIds(`${page}-d${seed}-`)
    const change = planChange(world, drafted, issueId, (_, k) => name.replace('#', String(k)))
    const { refused } = tryChange(world.plan, change)
    const result = new Coverage(from.items)
    applyChange(result, change)
    const card = scorePlan(drafted, world.blocks, GRID_LIMITS)
    const tallies = countCells(result, world.facts)
    const items = [...result.items.values()]
    answer({ kind: 'plan', drafted: { seed, change, card, refused, items, tallies } })
  }
  answer({ kind: 'done' })
}
