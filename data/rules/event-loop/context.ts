import type {
  EventActor,
  EventCourse,
  EventInput,
  EventRuleSet,
  EventVerb,
  Instant,
} from '../../contracts/index.ts'
import type { EventReason } from './reasons.ts'
import type { WorkCalendar } from './work-time.ts'

/** What somebody wants to do. */
export interface EventCommand {
  verb: EventVerb
  at: Instant
  actor: EventActor
  input: EventInput
  /** What the server has found out about what came with it. */
  evidence?: EventEvidence
}

export interface EventEvidence {
  photos: number
  /** 处置前照片: some of them. */
  photosBefore: number
  /** From the event to the nearest photo whose place is known; undefined = none is. */
  nearestPhotoM?: number
  /** Of the event that it shall be merged into. */
  parentState?: EventCourse['state']
  isParentMerged?: boolean
}

export interface LoopRules {
  calendar: WorkCalendar
  rules: EventRuleSet
}

/** Everything that a guard may look at. */
export interface Situation extends LoopRules {
  course: EventCourse
  command: EventCommand
}

/** A pure question about a situation; answers why not. */
export type Guard = (situation: Situation) => EventReason | null
