import type { Arc, ArcId, CoverageId, CoverageItem } from '../../contracts/coverage.ts'

export * from '../../contracts/coverage.ts'

export const isArc = (item: CoverageItem): item is Arc => item.id.startsWith('arc:')
export const isArcId = (id: CoverageId): id is ArcId => id.startsWith('arc:')

/** Gives out endings of ids; none twice, whoever else draws in the same plan. */
export type IssueId = () => string

export function serialIds(prefix = ''): IssueId {
  let serial = 0
  return () => `${prefix}${++serial}`
}
