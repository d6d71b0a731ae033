import type { EventActor, EventCourse, EventVerb, Instant } from '../../contracts/index.ts'
import type { EventCommand, LoopRules } from './context.ts'
import { decide } from './decide.ts'
import type { EventReason } from './reasons.ts'
import { EVENT_TRANSITIONS } from './transitions.ts'

export interface PossibleAction {
  verb: EventVerb
  /** null = it can be done, once what it needs has been filled in. */
  reason: EventReason | null
}

/** Why something is missing is no reason before anybody has been asked for it. */
const FILLED_IN: ReadonlySet<EventReason> = new Set([
  'reasonMissing',
  'textMissing',
  'resultMissing',
  'handlerMissing',
  'verifierMissing',
  'untilMissing',
  'extensionTooLong',
  'causeMissing',
  'ratingMissing',
  'photosMissing',
  'photoTooFar',
  'parentMissing',
  'nothingAsked',
  'gradeNotHigher',
])

/** What of the event loop fits its state and, of that, what this actor can do now and why not. */
export function possibleActions(
  loop: LoopRules,
  course: EventCourse,
  actor: EventActor,
  at: Instant,
): PossibleAction[] {
  const verbs = new Set(
    EVENT_TRANSITIONS.filter(({ from }) => from.includes(course.state)).map(({ verb }) => verb),
  )
  return [...verbs].map((verb) => ({
    verb,
    reason: whyNot(loop, course, { verb, at, actor, input: {} }),
  }))
}

function whyNot(loop: LoopRules, course: EventCourse, bare: EventCommand): EventReason | null {
  const decision = decide(loop, course, bare)
  if (decision.ok) return null
  if (bare.verb === 'deny' && decision.reason === 'nothingAsked') return decision.reason
  return FILLED_IN.has(decision.reason) ? null : decision.reason
}
