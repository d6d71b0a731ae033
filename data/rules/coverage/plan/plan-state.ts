import { applyChange, type Coverage } from '../coverage.ts'
import type { CoverageChange, CoverageId } from '../items.ts'

/** A change as the log of a plan has it. */
export interface MadeChange {
  version: number
  /** Account id. */
  by: string
  at: string
  change: CoverageChange
}

export type Touch = Omit<MadeChange, 'change'>

/** 网格方案 as it stands after `version` changes, and who has changed each of its items last. */
export interface PlanState {
  version: number
  readonly coverage: Coverage
  /** Items as they were taken over are not in here; those that are gone stay. */
  readonly touched: Map<CoverageId, Touch>
}

/** In place. What is known already, or comes before its time, is left aside. */
export function followChange(state: PlanState, { change, ...touch }: MadeChange): void {
  if (touch.version !== state.version + 1) return
  applyChange(state.coverage, change)
  for (const id of idsOf(change)) state.touched.set(id, touch)
  state.version = touch.version
}

export const idsOf = ({ put, remove }: CoverageChange): CoverageId[] => [
  ...put.map(({ id }) => id),
  ...remove,
]
