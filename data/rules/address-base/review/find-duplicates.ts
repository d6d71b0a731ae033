import type { ReviewIssue, ReviewRow } from './review-row.ts'

/** Two of one level whose full texts nobody can tell apart: mail for the one reaches the other. */
export function findDuplicates(rows: readonly ReviewRow[]): ReviewIssue[] {
  const first = new Map<string, ReviewRow>()
  const issues: ReviewIssue[] = []
  for (const row of rows) {
    const key = `${row.level} ${row.normalForm}`
    const other = first.get(key)
    if (other) issues.push({ kind: 'duplicate', id: row.id, other: other.id, distanceM: null })
    else first.set(key, row)
  }
  return issues
}
