import { GRID_LIMITS, type GridLimits } from '../../../data/registry/grid-limits.ts'
import type { Cell } from '../../../data/rules/coverage/items.ts'
import {
  type CellTally,
  compactnessOf,
  type Workforce,
  workerLoad,
} from '../../../data/rules/coverage/tally/tally.ts'
import type { CellTone } from '../../map/overlay/grid-edit/grid-scene.ts'

/** How full a cell is by the limits; dedicated ones are not measured in households. */
export function toneOf(
  { kind }: Pick<Cell, 'kind'>,
  tally: CellTally | undefined,
  limits: GridLimits = GRID_LIMITS,
): CellTone {
  if (kind === 'dedicated') return 'none'
  if (!tally) return 'unknown'
  if (tally.households < limits.householdsLow) return 'under'
  return tally.households > limits.householdsHigh ? 'over' : 'fitting'
}

export const MEASURES = [
  'households',
  'residents',
  'rooms',
  'enterprises',
  'keyUnits',
  'openEvents',
  'yearlyEvents',
  'areaM2',
  'perimeterM',
  'compactness',
  'load',
] as const
export type Measure = (typeof MEASURES)[number]

/** What a measure is, in words of the limits. */
export type Verdict = 'good' | 'low' | 'high' | null

export function measureOf(
  measure: Measure,
  tally: CellTally,
  workforce: Workforce | undefined,
): number {
  if (measure === 'compactness') return compactnessOf(tally)
  if (measure !== 'load') return tally[measure]
  return workerLoad(tally, workforce ?? { fullTime: 0, partTime: 0 }, GRID_LIMITS)
}

/** Against the limits of the registry; `null` = there is no limit on it. */
export function judge(measure: Measure, value: number, kind: Cell['kind']): Verdict {
  const { householdsLow, householdsHigh, compactnessLow } = GRID_LIMITS
  switch (measure) {
    case 'households':
      if (kind === 'dedicated') return null
      if (value < householdsLow) return 'low'
      return value > householdsHigh ? 'high' : 'good'
    case 'compactness':
      return value < compactnessLow ? 'low' : 'good'
    case 'load':
      if (!Number.isFinite(value)) return null
      return value > 1 ? 'high' : 'good'
    default:
      return null
  }
}
