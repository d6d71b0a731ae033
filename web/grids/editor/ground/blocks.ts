import type { CoverageItem } from '../../../../data/contracts/coverage.ts'
import { middleOf } from '../../../../data/rules/coverage/checks/footprints.ts'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { faceAt } from '../../../../data/rules/coverage/faces.ts'
import { type CellId, OUTSIDE } from '../../../../data/rules/coverage/items.ts'
import { outlineFace } from '../../../../data/rules/coverage/outline-cell.ts'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'

export interface ShownBlock {
  code: string
  rings: readonly (readonly number[])[]
}

/** What roads, rivers and borders enclose, to be given as a whole. */
export interface CoverageBlocks {
  at(place: UnitPoint): ShownBlock | undefined
  list: readonly { code: string; middle: UnitPoint }[]
}

export function createBlocks(items: readonly CoverageItem[]): CoverageBlocks {
  const coverage = new Coverage(items)
  const known = new Map<CellId, ShownBlock>()
  const shown = (id: CellId) => {
    const block = known.get(id) ?? { code: id, rings: outlineFace(coverage, id)[0] ?? [] }
    known.set(id, block)
    return block
  }
  return {
    at([x, y]) {
      const face = faceAt(coverage, x, y)
      return face === OUTSIDE ? undefined : shown(face)
    },
    list: [...coverage.cells()].flatMap(({ id }) => {
      const [outer] = shown(id).rings
      return outer ? [{ code: id, middle: middleOf(outer) }] : []
    }),
  }
}
