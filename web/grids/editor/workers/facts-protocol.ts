import type { CoverageItem } from '../../../../data/contracts/index.ts'
import type { Tallies } from '../../../../data/rules/coverage/tally/count-cells.ts'
import type { PackedFacts } from '../../../../data/rules/coverage/tally/facts.ts'

export interface FactsRequest {
  /** `GridPlanFacts` as it came from the server, not read yet: of a district there are millions of numbers. */
  json: ArrayBuffer
  items: readonly CoverageItem[]
}

export type FactsAnswer =
  | { kind: 'counted'; facts: PackedFacts; tallies: Tallies }
  | { kind: 'failed'; why: string }
