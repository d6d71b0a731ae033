import type {
  Desk,
  EventAction,
  EventReport,
  EventState,
  EventVerb,
  Instant,
} from '../../contracts/index.ts'
import type { LoopRules } from './context.ts'
import { startClock } from './deadlines.ts'
import { limitsFor } from './limits.ts'

/** An event that another system has led so far, as far as it is known here. */
export interface ForeignEvent {
  report: EventReport
  desk: Desk
  state: EventState
  reportedAt: Instant
  deadlineAt: Instant | null
  closedAt: Instant | null
}

/**
 * 接管: the actions that must have happened for an event to be where its sender says it is. Who acted is not known (''), nor when,
 * but for report and end; its deadline stays the one that came with it.
 */
export function adoptEvent(loop: LoopRules, event: ForeignEvent): EventAction[] {
  const { report, desk, state, reportedAt, deadlineAt, closedAt } = event
  const limits = limitsFor(loop.rules, report)
  const first: EventAction = {
    seq: 1,
    at: reportedAt,
    verb: 'report',
    by: '',
    post: 'clock',
    input: {},
    desk,
    report: { ...report, ruleVersion: loop.rules.version },
    times: { clock: startClock(loop.calendar, limits, 'accept', reportedAt), deadlineAt },
  }
  const verbs = PATHS[state]
  return [
    first,
    ...verbs.map((verb, index): EventAction => {
      const at = index === verbs.length - 1 && closedAt !== null ? closedAt : reportedAt
      return { seq: index + 2, at, verb, by: '', post: 'clock', ...extrasOf(verb) }
    }),
  ]

  function extrasOf(verb: EventVerb): Pick<EventAction, 'input' | 'times'> {
    switch (verb) {
      case 'accept':
        return {
          input: {},
          times: { clock: startClock(loop.calendar, limits, 'dispatch', reportedAt) },
        }
      case 'dispatch': {
        const clock = startClock(loop.calendar, limits, 'dispose', reportedAt)
        const dueAt = deadlineAt ?? clock.dueAt
        return {
          input: { handler: '' },
          times: { clock: { ...clock, dueAt }, disposeDueAt: dueAt },
        }
      }
      case 'suspend':
        return {
          input: {},
          times: {
            clock: {
              ...startClock(loop.calendar, limits, 'dispose', reportedAt),
              stoppedWithMinutes: 0,
            },
          },
        }
      case 'finish':
        return {
          input: {},
          times: { clock: startClock(loop.calendar, limits, 'verify', reportedAt) },
        }
      case 'verify':
        return { input: { verifier: '' } }
      case 'fail':
        return {
          input: {},
          times: { clock: startClock(loop.calendar, limits, 'dispose', reportedAt) },
        }
      case 'reject':
      case 'pass':
      case 'void':
        return { input: {}, times: { clock: null } }
      default:
        return { input: {} }
    }
  }
}

const TO_DOING: readonly EventVerb[] = ['accept', 'dispatch', 'start']
const TO_VERIFYING: readonly EventVerb[] = [...TO_DOING, 'finish', 'verify']

const PATHS: Readonly<Record<EventState, readonly EventVerb[]>> = {
  reported: [],
  accepted: ['accept'],
  rejected: ['reject'],
  dispatched: ['accept', 'dispatch'],
  doing: TO_DOING,
  suspended: [...TO_DOING, 'suspend'],
  done: [...TO_DOING, 'finish'],
  verifying: TO_VERIFYING,
  rework: [...TO_VERIFYING, 'fail'],
  closed: [...TO_VERIFYING, 'pass'],
  evaluated: [...TO_VERIFYING, 'pass', 'evaluate'],
  voided: ['void'],
}
