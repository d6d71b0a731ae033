import { createSignal } from 'solid-js'
import type { CellId } from '../../../data/contracts/index.ts'
import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import { faceAt } from '../../../data/rules/coverage/faces.ts'
import { OUTSIDE } from '../../../data/rules/coverage/items.ts'
import type { CellTally } from '../../../data/rules/coverage/tally/tally.ts'
import type { UnitPoint } from '../../../data/rules/coverage/units.ts'

/** Another plan that is looked at on the map, before anything of it is taken. */
export interface ShownPlan {
  coverage: Coverage
  tally(cell: CellId): CellTally | undefined
  chosen(): CellId | null
  /** What a click does meanwhile. */
  pick(at: UnitPoint): void
}

export function createShownPlan(
  coverage: Coverage,
  tallies: ReadonlyMap<CellId, CellTally>,
): ShownPlan {
  const [chosen, setChosen] = createSignal<CellId | null>(null)
  return {
    coverage,
    tally: (cell) => tallies.get(cell),
    chosen,
    pick([x, y]) {
      const face = faceAt(coverage, x, y)
      setChosen(face === OUTSIDE ? null : face)
    },
  }
}
