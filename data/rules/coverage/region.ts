import type { Draft } from './draft.ts'
import { type Face, OUTSIDE } from './items.ts'

/** What a face may not leave: itself when it was locked, else its community. */
export function regionOf(draft: Draft, face: Face): string {
  if (face === OUTSIDE) return OUTSIDE
  const cell = draft.base.cell(face) ?? draft.cell(face)
  return cell?.locked ? face : `community:${cell?.community ?? ''}`
}
