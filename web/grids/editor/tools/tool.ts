import type { EditLimits } from '../../../../data/rules/coverage/check-draft.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { EditOutcome } from '../../../../data/rules/coverage/edit.ts'
import type { CellId, CoverageChange, IssueId } from '../../../../data/rules/coverage/items.ts'
import type { EditReason } from '../../../../data/rules/coverage/refuse.ts'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'
import type { TextKey } from '../../../i18n/index.ts'
import type { SceneDraft } from '../../../map/overlay/grid-edit/grid-scene.ts'
import type { PenPoint } from '../../../map/overlay/grid-edit/pen.ts'
import type { Ground } from '../ground/ground.ts'

export const TOOL_IDS = [
  'select',
  'boundary',
  'trace',
  'split',
  'merge',
  'reassign',
  'hole',
] as const
export type ToolId = (typeof TOOL_IDS)[number]

/** What is given from cell to cell. */
export const UNITS = ['building', 'estate', 'block'] as const
export type ReassignUnit = (typeof UNITS)[number]

/** What a tool sees of the plan, and how it changes it. */
export interface ToolDesk {
  readonly coverage: Coverage
  readonly issueId: IssueId
  ground(): Ground
  limits(): EditLimits
  selected(): CellId | null
  select(cell: CellId | null): void
  commit(change: CoverageChange): void
  /** Said once, in a sentence. */
  refuse(reason: Refusal): void
  /** Who has one of these in hand, if anybody. */
  holder(change: CoverageChange): string | undefined
  unit(): ReassignUnit
  /** Outline of the block that a place is in. */
  blockAt(place: UnitPoint): { code: string; rings: readonly (readonly number[])[] } | undefined
  blocks(): readonly { code: string; middle: UnitPoint }[]
  /** Name for a part that is split off. */
  nameOfPart(cell: CellId): string
}

export type Refusal = { reason: EditReason } | { reason: 'held'; by: string }

/** What a click does now. */
export interface ToolHint {
  text: TextKey
  values?: Record<string, string | number>
}

/** One of the planner's tools: a small machine that hears of the hand and says what it would do. */
export interface Tool {
  down?(at: PenPoint): boolean
  drag?(at: PenPoint): void
  up?(at: PenPoint): void
  move?(at: PenPoint | null): void
  click?(at: PenPoint): void
  doubleClick?(at: PenPoint): void
  /** Whether the key was for it. `Enter` commits, arrows move, `Tab` goes on. */
  key?(key: ToolKey): boolean
  /** Whether something was under way. */
  cancel(): boolean
  hint(): ToolHint
  cursor(): string
  draft(): ToolDraft
}

export interface ToolKey {
  key: string
  shift: boolean
}

export interface ToolDraft extends SceneDraft {
  /** Cells round what is in the hand: their numbers stay in sight where it cannot be put, too. */
  beside?: readonly CellId[] | undefined
  /** Why what is in the hand cannot be. */
  refused?: Refusal | undefined
}

export interface Weighed {
  change?: CoverageChange
  refused?: Refusal
  refusedAt?: UnitPoint
}

/** The change, or why there is none; what somebody else has in hand is none. */
export function weigh(desk: Pick<ToolDesk, 'holder'>, outcome: EditOutcome): Weighed {
  if (!outcome.change) {
    return { refused: { reason: outcome.refused }, ...(outcome.at && { refusedAt: outcome.at }) }
  }
  const by = desk.holder(outcome.change)
  return by === undefined ? { change: outcome.change } : { refused: { reason: 'held', by } }
}

/** Makes what was weighed, or says why not; whether it was made. */
export function settle(desk: ToolDesk, weighed: Weighed): boolean {
  if (weighed.change) desk.commit(weighed.change)
  else if (weighed.refused && weighed.refused.reason !== 'nothing-changes')
    desk.refuse(weighed.refused)
  return weighed.change !== undefined
}
