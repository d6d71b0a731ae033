import type { UnitPoint } from './units.ts'

/** Why a change cannot be made. */
export type EditReason =
  | 'no-such-cell'
  | 'no-such-vertex'
  /** Would cross or touch a boundary. */
  | 'crosses'
  /** Two points would fall together, or a ring would have no area. */
  | 'too-close'
  /** A part of a cell would be cut off from the rest. */
  | 'cuts-off'
  /** Nothing would be left of a cell, or a boundary would jump over one. */
  | 'swallows'
  /** A vertex where three cells meet cannot go. */
  | 'junction'
  | 'locked'
  /** Borders of communities are not for planners to move. */
  | 'community-border'
  | 'outer-border'
  /** Work is limited to one community, and this lies in another. */
  | 'other-community'
  | 'not-neighbours'
  /** The line does not cut the cell in two. */
  | 'no-cut'
  /** There is no cell. */
  | 'outside'
  | 'nothing-changes'

export class EditRefused extends Error {
  constructor(
    readonly reason: EditReason,
    readonly at?: UnitPoint,
  ) {
    super(reason)
  }
}

/** Ends an operation; `edit` makes it an outcome. */
export function refuse(reason: EditReason, at?: UnitPoint): never {
  throw new EditRefused(reason, at)
}
