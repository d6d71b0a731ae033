import { checkBorders } from './check-borders.ts'
import { checkFaces } from './check-faces.ts'
import { checkLines } from './check-lines.ts'
import type { Draft } from './draft.ts'
import { OUTSIDE } from './items.ts'
import { refuse } from './refuse.ts'

export interface EditLimits {
  /** Only cells of this community may change. */
  community?: string
  /** For what mends a coverage: gaps may be filled. */
  mayMoveOuterBorder?: boolean
}

/**
 * Refuses a draft that is no valid coverage any more, or that changes what must stay. Costs O(arcs of the cells beside
 * what was changed): everything else is as it was.
 */
export function checkDraft(draft: Draft, limits: EditLimits): void {
  if (limits.community !== undefined) checkCommunity(draft, limits.community)
  checkBorders(draft, limits.mayMoveOuterBorder ?? false)
  checkLines(draft)
  checkFaces(draft)
}

function checkCommunity(draft: Draft, community: string): void {
  for (const { left, right, points } of [...draft.formerArcs(), ...draft.drawnArcs()]) {
    const isIn = [left, right].some(
      (face) =>
        face !== OUTSIDE && (draft.cell(face) ?? draft.base.cell(face))?.community === community,
    )
    if (!isIn) refuse('other-community', [points[0]!, points[1]!])
  }
}
