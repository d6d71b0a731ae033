import type { CoverageChange, CoverageItem, LonLat } from '../../../../data/contracts/index.ts'
import type {
  CheckId,
  CoverageIssue,
} from '../../../../data/rules/coverage/checks/coverage-check.ts'
import type { EditReason } from '../../../../data/rules/coverage/refuse.ts'
import type { Tallies } from '../../../../data/rules/coverage/tally/count-cells.ts'
import type { PackedFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import type { ListNews } from './list-news.ts'

/** An issue as the page has it: what mends it stays with the worker. */
export interface FoundIssue
  extends Pick<CoverageIssue, 'severity' | 'cells' | 'value' | 'limit' | 'subject'> {
  /** The same for as long as it is there. */
  key: string
  check: CheckId
  place: LonLat
  isFixable: boolean
}

export type ChecksRequest =
  | { kind: 'open'; page: string; items: readonly CoverageItem[] }
  | { kind: 'facts'; facts: PackedFacts; tallies: Tallies }
  | { kind: 'ground'; json: ArrayBuffer }
  | { kind: 'change'; change: CoverageChange }
  | { kind: 'fix'; key: string }

export type ChecksAnswer =
  /** Of a whole district there are thousands, and a stroke changes a few. */
  | { kind: 'issues'; news: ListNews<FoundIssue> }
  | { kind: 'fix'; key: string; change?: CoverageChange; refused?: EditReason }
