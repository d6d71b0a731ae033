import type { CoverageChange, Face } from '../../../data/contracts/index.ts'
import { isArc } from '../../../data/rules/coverage/items.ts'

/** Whose boundaries or names a change has made others: beside its arcs as they are and as they were, and its cells. */
export function facesBeside(change: CoverageChange, inverse: CoverageChange): Face[] {
  return [...change.put, ...inverse.put].flatMap((item) =>
    isArc(item) ? [item.left, item.right] : [item.id],
  )
}
