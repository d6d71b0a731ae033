import { apartM } from './ground.ts'
import type { ReviewIssue, ReviewRow } from './review-row.ts'

/** Nobody walks farther from a door to what it leads to. */
const FARTHEST_ENTRANCE_M = 100

/** Points outside of the building that they stand for, and entrances that are none of theirs. */
export function findMisplaced(rows: readonly ReviewRow[]): ReviewIssue[] {
  return rows.flatMap((row): ReviewIssue[] => {
    const { id, entrance, lonLat, inOutline } = row
    const found: ReviewIssue[] = []
    if (inOutline === false) {
      found.push({ kind: 'outside-building', id, other: null, distanceM: null })
    }
    const awayM = entrance ? apartM(entrance, lonLat) : 0
    if (awayM > FARTHEST_ENTRANCE_M) {
      found.push({ kind: 'far-entrance', id, other: null, distanceM: awayM })
    }
    return found
  })
}
