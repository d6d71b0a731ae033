import type { Arc, CellId, CoverageChange } from '../../../../data/contracts/coverage.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'

/** How full a cell is by the limits; `none` = not measured in households. */
export type CellTone = 'under' | 'fitting' | 'over' | 'none' | 'unknown'

export interface CellLook {
  tone: CellTone
  /** Lines of text in it, the first one bold. */
  label: readonly string[]
  isLocked: boolean
  /** Work is limited to others: it steps back. */
  isAway: boolean
}

/** What is drawn besides the plan as it stands: what a tool is about to do, and why it cannot. */
export interface SceneDraft {
  /** As the boundaries would be. */
  change?: CoverageChange | undefined
  /** Where it cannot be. */
  refusedAt?: UnitPoint | undefined
  /** Open line or closed ring under way. */
  line?: { points: readonly number[]; isClosed: boolean; isRefused?: boolean } | undefined
  /** Outlines under the pointer, or painted over. */
  pieces?: readonly (readonly number[])[] | undefined
  /** Vertices of these are shown as dots. */
  vertices?: readonly Arc[] | undefined
  /** The vertex in hand, or chosen for the keyboard. */
  vertex?: UnitPoint | undefined
  /** Where a vertex would be put. */
  ghost?: UnitPoint | undefined
  /** What the pointer has been drawn to. */
  snapped?: UnitPoint | undefined
  /** Cells that the tool is about. */
  cells?: readonly CellId[] | undefined
}

/** A place that a list points to. */
export interface SceneMark {
  place: readonly [lon: number, lat: number]
  tone: 'error' | 'warning' | 'note'
  isChosen: boolean
}

export interface GridScene {
  coverage: Coverage
  /** Another one whenever something of what is drawn at rest has changed. */
  key(): string
  look(cell: CellId): CellLook
  selected(): CellId | null
  draft(): SceneDraft
  marks(): readonly SceneMark[]
  /** What somebody else has in hand. */
  held(): ReadonlyMap<string, string>
  /** Where the keyboard's hand is. */
  hand(): UnitPoint | null
}
