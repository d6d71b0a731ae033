/** Identity of one 网格 in a plan: stays while it is drawn; its code is given when the plan is published. */
export type CellId = `cell:${string}`
export type ArcId = `arc:${string}`
export type CoverageId = CellId | ArcId

/** What lies on one side of an arc: a cell, or no cell at all (beyond the border, or a gap). */
export const OUTSIDE = 'outside'
export type Face = CellId | typeof OUTSIDE

/**
 * A stretch of boundary between two places where three or more faces meet, or a whole ring (then its first point is its
 * last). Both neighbours are bounded by this one line: moving it moves it for both, so there can be no gap or overlap.
 *
 *      left
 *   ──────────▶  points: x, y, x, y … in units of 1e-7° (lon, lat)
 *      right
 */
export interface Arc {
  readonly id: ArcId
  readonly points: readonly number[]
  readonly left: Face
  readonly right: Face
}

/** 网格 */
export interface Cell {
  readonly id: CellId
  /** `null` = none yet. */
  readonly code: string | null
  readonly name: string
  readonly kind: 'general' | 'dedicated'
  /** 12-digit code of the community; `''` where none is known. Borders between communities are not for planners to move. */
  readonly community: string
  readonly locked: boolean
}

export type CoverageItem = Arc | Cell

/** Undo, saving, live updates and audit all go by this: what there is now, and what there is no more. */
export interface ChangeSet<Item extends { readonly id: string }> {
  readonly note: string
  readonly put: readonly Item[]
  readonly remove: readonly Item['id'][]
}

export type CoverageChange = ChangeSet<CoverageItem>
