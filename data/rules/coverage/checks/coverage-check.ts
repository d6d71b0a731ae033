import type { LonLat } from '../../../contracts/index.ts'
import type { GridLimits } from '../../../registry/grid-limits.ts'
import type { Coverage } from '../coverage.ts'
import type { EditOutcome } from '../edit.ts'
import type { CellId, IssueId } from '../items.ts'
import type { CellTally } from '../tally/tally.ts'
import type { Footprints } from './footprints.ts'
import type { LineIndex } from './line-index.ts'

export type CheckId =
  | 'community'
  | 'contiguous'
  | 'gap'
  | 'overlap'
  | 'sliver'
  | 'building-cut'
  | 'estate-cut'
  | 'households'
  | 'code'
  | 'code-order'
  | 'building-cell'
  | 'compactness'
  | 'boundary-line'

/** Something wrong with a plan, and where. */
export interface CoverageIssue {
  check: CheckId
  /** `error`: the plan cannot be published with it. */
  severity: 'error' | 'warning' | 'note'
  cells: readonly CellId[]
  place: LonLat
  /** What was found, and what was wanted: households, metres, a share. */
  value?: number
  limit?: number
  /** A code, a building, whatever the issue is about. */
  subject?: string
  /** Where a fix is certain: the change that mends it. */
  fix?: () => EditOutcome
}

/** What the rules look at; what is absent is not checked. */
export interface CheckContext {
  coverage: Coverage
  limits: GridLimits
  issueId: IssueId
  tallies?: ReadonlyMap<CellId, CellTally>
  /** Outlines of communities by code: rings in units. */
  communities?: ReadonlyMap<string, readonly (readonly number[])[]>
  buildings?: Footprints
  estates?: Footprints
  /** Roads, rivers, borders of divisions. */
  lines?: LineIndex
}

/** One rule. Instances stand in `COVERAGE_CHECKS`. */
export interface CoverageCheck {
  id: CheckId
  run(context: CheckContext): Iterable<CoverageIssue>
}
