import { BUILDING_LEVEL } from '../names.ts'
import type { ReviewIssue, ReviewRow } from './review-row.ts'

/**
 * A building that lies exactly where its estate or door does was never placed itself, unless it is the only one there; one
 * in no grid lies outside of the district.
 */
export function findPointless(rows: readonly ReviewRow[]): ReviewIssue[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const siblings = new Map<number | null, number>()
  const buildings = rows.filter(({ level }) => level === BUILDING_LEVEL)
  for (const { parent } of buildings) siblings.set(parent, (siblings.get(parent) ?? 0) + 1)
  const placed = rows.filter(({ level }) => level <= BUILDING_LEVEL)
  return placed.flatMap((row) => {
    const parent = row.parent === null ? undefined : byId.get(row.parent)
    const isCopied =
      row.level === BUILDING_LEVEL &&
      parent !== undefined &&
      isSamePoint(row, parent) &&
      (siblings.get(row.parent) ?? 0) > 1
    if (!isCopied && row.grid !== '') return []
    return [
      {
        kind: 'no-point' as const,
        id: row.id,
        other: isCopied ? parent.id : null,
        distanceM: null,
      },
    ]
  })
}

const isSamePoint = (a: ReviewRow, b: ReviewRow) =>
  a.lonLat[0] === b.lonLat[0] && a.lonLat[1] === b.lonLat[1]
