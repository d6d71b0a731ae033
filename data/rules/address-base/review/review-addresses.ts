import { ADDRESS_PROBLEMS } from '../../../contracts/index.ts'
import { findDuplicates } from './find-duplicates.ts'
import { findMisplaced } from './find-misplaced.ts'
import { findOutOfOrder } from './find-out-of-order.ts'
import { findPointless } from './find-pointless.ts'
import type { ReviewIssue, ReviewRow, ReviewRule } from './review-row.ts'

const RULES: readonly ReviewRule[] = [findDuplicates, findPointless, findMisplaced, findOutOfOrder]

/** 核实前检查: what somebody should look at before certifying all of these, the worst kinds first. */
export function reviewAddresses(rows: readonly ReviewRow[]): ReviewIssue[] {
  const rank = (issue: ReviewIssue) => ADDRESS_PROBLEMS.indexOf(issue.kind)
  return RULES.flatMap((rule) => rule(rows)).sort((a, b) => rank(a) - rank(b) || a.id - b.id)
}
