import type { GridPlanGround } from '../../../../data/contracts/index.ts'
import { applyChange, type Coverage } from '../../../../data/rules/coverage/coverage.ts'
import {
  type CellId,
  type CoverageChange,
  serialIds,
} from '../../../../data/rules/coverage/items.ts'
import { createBlocks } from '../../../../web/grids/editor/ground/blocks.ts'
import { createGround, NO_GROUND } from '../../../../web/grids/editor/ground/ground.ts'
import type { ReassignUnit, Refusal, ToolDesk } from '../../../../web/grids/editor/tools/tool.ts'
import type { PenPoint } from '../../../../web/map/overlay/grid-edit/pen.ts'
import { at, SIDE } from '../../../data/rules/coverage/tiny-coverage.ts'

/** A hand without a map: what tools are tried with. */
export interface ToolBench extends ToolDesk {
  made: CoverageChange[]
  refusals: Refusal[]
}

interface BenchOptions {
  ground?: Partial<GridPlanGround>
  blocks?: Coverage
  unit?: ReassignUnit
  held?: ReadonlyMap<string, string>
}

export function toolBench(coverage: Coverage, options: BenchOptions = {}): ToolBench {
  const ground = createGround({ ...NO_GROUND, ...options.ground })
  const blocks = options.blocks && createBlocks([...options.blocks.items.values()])
  let selected: CellId | null = null
  const bench: ToolBench = {
    made: [],
    refusals: [],
    coverage,
    issueId: serialIds('t'),
    ground: () => ground,
    limits: () => ({}),
    selected: () => selected,
    select: (cell) => {
      selected = cell
    },
    commit(change) {
      bench.made.push(change)
      applyChange(coverage, change)
    },
    refuse: (refusal) => void bench.refusals.push(refusal),
    holder(change) {
      const ids = [...change.put.map(({ id }) => id), ...change.remove]
      return ids.map((id) => options.held?.get(id)).find((by) => by !== undefined)
    },
    unit: () => options.unit ?? 'building',
    blockAt: (place) => blocks?.at(place),
    blocks: () => blocks?.list ?? [],
    nameOfPart: () => 'part',
  }
  return bench
}

/** A hand at a place of the drawing. */
export function hand(column: number, row: number, keys: Partial<PenPoint> = {}): PenPoint {
  const place = at(column, row)
  return {
    place,
    lonLat: [place[0] / 1e7, place[1] / 1e7],
    reachUnits: SIDE / 20,
    shift: false,
    alt: false,
    ...keys,
  }
}
