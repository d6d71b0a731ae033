import type { EventCourse, EventStage, EventTimes, StageClock } from '../../contracts/index.ts'
import type { EventCommand, LoopRules } from './context.ts'
import { closingDeadline, extendClock, resumeClock, startClock, stopClock } from './deadlines.ts'
import { limitsFor, percentOf, type StageLimits } from './limits.ts'
import { addTime, limitMinutes } from './work-time.ts'

/**
 * What an action does to the clocks. The time for disposal is frozen when the event is first dispatched; from then on it moves
 * by suspension, extension, escalation and rework alone. A return gives nobody more time.
 */
export function timesOf(
  loop: LoopRules,
  course: EventCourse,
  command: EventCommand,
): EventTimes | undefined {
  const { at } = command
  const limits = limitsFor(loop.rules, subjectOf(course, command))
  const begin = (stage: EventStage) => startClock(loop.calendar, limits, stage, at)
  switch (command.verb) {
    case 'appeal':
      return { clock: begin('accept'), deadlineAt: forecast(loop, limits, at, ALL_STAGES) }
    case 'accept':
      return { clock: begin('dispatch'), deadlineAt: forecast(loop, limits, at, AFTER_ACCEPT) }
    case 'escalate':
    case 'reopen':
      return {
        clock: begin('dispatch'),
        deadlineAt: forecast(loop, limits, at, AFTER_ACCEPT),
        disposeDueAt: null,
        firstWordDueAt: null,
      }
    case 'return':
      return { clock: begin('dispatch') }
    case 'dispatch':
      return dispatched(loop, course, limits, begin('dispose'))
    case 'suspend':
      return { clock: course.clock && stopClock(loop.calendar, course.clock, at) }
    case 'resume':
      return disposal(loop, limits, course.clock && resumeClock(loop.calendar, course.clock, at))
    case 'extend': {
      const minutes = command.input.extraMinutes ?? 0
      return disposal(
        loop,
        limits,
        course.clock && extendClock(loop.calendar, course.clock, minutes),
      )
    }
    case 'finish':
    case 'verify':
      // The time for verifying runs from the moment the handler is done.
      return command.verb === 'finish' ? { clock: begin('verify') } : undefined
    case 'fail': {
      const dispose = percentOf(limits.dispose, loop.rules.rework.share * 100)
      const again = { ...limits, dispose }
      return disposal(loop, limits, startClock(loop.calendar, again, 'dispose', at))
    }
    case 'selfClose':
    case 'reject':
    case 'pass':
    case 'merge':
    case 'void':
      return { clock: null }
    default:
      return undefined
  }
}

const ALL_STAGES: readonly EventStage[] = ['accept', 'dispatch', 'dispose', 'verify']
const AFTER_ACCEPT: readonly EventStage[] = ['dispatch', 'dispose', 'verify']

/** A desk that accepts may set level and class right before anything is frozen. */
function subjectOf(course: EventCourse, { verb, input }: EventCommand): EventCourse {
  if (verb !== 'accept') return course
  const { level = course.level, subclass = course.subclass } = input
  return { ...course, level, subclass }
}

const forecast = (
  { calendar }: LoopRules,
  limits: StageLimits,
  at: number,
  stages: readonly EventStage[],
) => closingDeadline(calendar, limits, at, stages)

function dispatched(
  loop: LoopRules,
  course: EventCourse,
  limits: StageLimits,
  fresh: StageClock,
): EventTimes {
  const { disposeDueAt } = course
  if (disposeDueAt !== null) return { clock: { ...fresh, dueAt: disposeDueAt } }
  const { firstWord } = limits
  const since = course.reportedAt
  return {
    ...disposal(loop, limits, fresh),
    firstWordDueAt: firstWord
      ? addTime(loop.calendar, since, limitMinutes(firstWord), firstWord.clock)
      : null,
  }
}

function disposal(
  { calendar }: LoopRules,
  limits: StageLimits,
  clock: StageClock | null,
): EventTimes {
  if (clock === null) return {}
  const deadlineAt = closingDeadline(calendar, limits, clock.dueAt, ['verify'])
  return { clock, disposeDueAt: clock.dueAt, deadlineAt }
}
