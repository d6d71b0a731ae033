import type { CoverageItem } from '../../../../data/contracts/index.ts'
import { GRID_LIMITS, type GridLimits } from '../../../../data/registry/grid-limits.ts'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { Tallies } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { compactnessOf } from '../../../../data/rules/coverage/tally/tally.ts'

/** What plans are compared by. Households are those of general cells: dedicated ones are not measured in them. */
export interface PlanFigures {
  cells: number
  dedicated: number
  /** In all cells. */
  total: number
  least: number
  most: number
  /** Most ÷ least; infinite where a cell has none. */
  spread: number
  under: number
  over: number
  /** Polsby–Popper. */
  compactness: { mean: number; least: number }
}

export function planFigures(
  items: readonly CoverageItem[],
  tallies: Tallies,
  limits: Pick<GridLimits, 'householdsLow' | 'householdsHigh'> = GRID_LIMITS,
): PlanFigures {
  const coverage = new Coverage(items)
  const cells = [...coverage.cells()].map(({ id, kind }) => ({ kind, tally: tallies.get(id)! }))
  const households = cells
    .filter(({ kind }) => kind === 'general')
    .map(({ tally }) => tally.households)
  const [least, most] =
    households.length === 0 ? [0, 0] : [Math.min(...households), Math.max(...households)]
  const shapes = cells.map(({ tally }) => compactnessOf(tally))
  return {
    cells: cells.length,
    dedicated: cells.length - households.length,
    total: sum(cells.map(({ tally }) => tally.households)),
    least,
    most,
    spread: most / least,
    under: households.filter((count) => count < limits.householdsLow).length,
    over: households.filter((count) => count > limits.householdsHigh).length,
    compactness: {
      mean: sum(shapes) / Math.max(1, shapes.length),
      least: shapes.length === 0 ? 0 : Math.min(...shapes),
    },
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
