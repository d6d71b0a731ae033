import type { Desk, EventAction, EventCourse } from '../../contracts/index.ts'
import type { EventCommand, LoopRules } from './context.ts'
import { parentDesk } from './ladder.ts'
import { type Party, POST_OF, partyOf } from './posts.ts'
import type { EventReason } from './reasons.ts'
import { timesOf } from './times.ts'
import { EVENT_TRANSITIONS, type Transition } from './transitions.ts'

export type Decision = { ok: true; action: EventAction } | { ok: false; reason: EventReason }

/** Whether something can be done with an event now, and what it would be; nothing is changed by it. */
export function decide(loop: LoopRules, course: EventCourse, command: EventCommand): Decision {
  if (course.mergedInto !== null) return { ok: false, reason: 'mergedAway' }
  if (command.at < course.lastAt) return { ok: false, reason: 'beforeLast' }
  const found = findTransition(course, command)
  if (typeof found === 'string') return { ok: false, reason: found }
  const situation = { ...loop, course, command }
  for (const guard of found.transition.guards) {
    const reason = guard(situation)
    if (reason !== null) return { ok: false, reason }
  }
  return { ok: true, action: actionOf(loop, course, command, found.party) }
}

interface Found {
  transition: Transition
  party: Party
}

/** First the state, then the post: who may do it later is told so. */
function findTransition(course: EventCourse, command: EventCommand): Found | EventReason {
  const ofVerb = EVENT_TRANSITIONS.filter(({ verb }) => verb === command.verb)
  const here = ofVerb.filter(({ from }) => from.includes(course.state))
  if (here.length === 0) return 'wrongState'
  for (const transition of here) {
    const party = partyOf(transition.by, course, command)
    if (party !== undefined) return { transition, party }
  }
  const isPersonal = here.every(({ by }) => by.every((party) => PERSONAL.has(party)))
  return isPersonal ? 'notYours' : 'wrongPost'
}

const PERSONAL: ReadonlySet<Party> = new Set(['handler', 'verifier', 'reporter'])

function actionOf(
  loop: LoopRules,
  course: EventCourse,
  command: EventCommand,
  party: Party,
): EventAction {
  const { verb, at, actor, input } = command
  const times = timesOf(loop, course, command)
  const desk = deskAfter(loop, course, command)
  return {
    seq: course.seq + 1,
    at,
    verb,
    by: actor.user,
    post: POST_OF[party],
    input,
    ...(times && { times }),
    ...(desk && { desk }),
  }
}

/** 升级, a second return and an appeal go up; everything else stays where it is. */
function deskAfter(
  { rules }: LoopRules,
  course: EventCourse,
  { verb }: EventCommand,
): Desk | undefined {
  const isLastReturn = verb === 'return' && course.returns + 1 >= rules.returns.most
  if (verb === 'escalate' || verb === 'appeal' || isLastReturn) return parentDesk(course.desk)
  return undefined
}
