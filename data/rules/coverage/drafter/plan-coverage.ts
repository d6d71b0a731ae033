import type { Coverage } from '../coverage.ts'
import type { Cell, CellId } from '../items.ts'
import { dissolveBlocks } from './dissolve.ts'
import type { DraftedPlan } from './draft-plan.ts'

/** A drafted plan as a coverage to go on with by hand. Cells of today that are locked keep what they are. */
export function planCoverage(
  blocks: Coverage,
  plan: DraftedPlan,
  describe: (cell: DraftedPlan['cells'][number], k: number) => Partial<Cell> = () => ({}),
): Coverage {
  const cellOf = new Map<CellId, CellId>()
  const cells = plan.cells.map((drafted, k): Cell => {
    const id: CellId = `cell:p${plan.seed}-${k + 1}`
    for (const block of drafted.blocks) cellOf.set(block, id)
    return {
      id,
      code: null,
      name: `${k + 1}`,
      kind: 'general',
      community: drafted.community,
      locked: drafted.locked,
      ...describe(drafted, k),
    }
  })
  return dissolveBlocks(blocks, cells, cellOf)
}
