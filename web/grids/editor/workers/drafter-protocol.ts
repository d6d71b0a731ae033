import type { CoverageChange, CoverageItem } from '../../../../data/contracts/index.ts'
import type { Scorecard } from '../../../../data/rules/coverage/drafter/scorecard.ts'
import type { EditReason } from '../../../../data/rules/coverage/refuse.ts'
import type { Tallies } from '../../../../data/rules/coverage/tally/count-cells.ts'
import type { DraftGround } from '../drafter/block-world.ts'

export interface DraftWish {
  /** Cells besides those that stay, or households of each. */
  by: { cells: number } | { households: number }
  keepWorkers: boolean
  seed: number
  plans: number
}

export interface DraftedChange {
  seed: number
  change: CoverageChange
  card: Scorecard
  /** It cannot be taken, for this reason. */
  refused?: EditReason | undefined
  /** Cells of the plan as it would be, to be looked at and picked from. */
  items: readonly CoverageItem[]
  /** What would lie in them. */
  tallies: Tallies
}

export type DrafterRequest =
  | { kind: 'blocks'; from: DraftGround }
  | { kind: 'draft'; from: DraftGround; wish: DraftWish; page: string; name: string }

export type DrafterAnswer =
  | { kind: 'blocks'; items: readonly CoverageItem[] }
  | { kind: 'progress'; plan: number; done: number }
  | { kind: 'plan'; drafted: DraftedChange }
  | { kind: 'done' }
