import { isDeepStrictEqual } from 'node:util'
import type { EventAction, EventCourse, EventState } from '../../data/contracts/index.ts'
import { foldEvent } from '../../data/rules/event-loop/index.ts'

/** The table of domain.md §6, told a second time: which state may follow which. */
const MAY_FOLLOW: Readonly<Record<EventState, readonly EventState[]>> = {
  reported: ['reported', 'accepted', 'rejected', 'closed', 'voided'],
  accepted: ['accepted', 'dispatched', 'voided'],
  rejected: ['reported'],
  dispatched: ['dispatched', 'doing', 'accepted', 'voided'],
  doing: ['doing', 'suspended', 'done', 'accepted', 'voided'],
  suspended: ['suspended', 'doing', 'accepted', 'voided'],
  done: ['done', 'verifying', 'accepted', 'voided'],
  verifying: ['verifying', 'closed', 'rework', 'accepted', 'voided'],
  rework: ['rework', 'doing', 'accepted', 'voided'],
  closed: ['closed', 'evaluated', 'accepted'],
  evaluated: ['evaluated', 'accepted'],
  voided: [],
}

const ENDED: readonly EventState[] = ['rejected', 'closed', 'evaluated', 'voided']
/** Once frozen, the time for disposal moves by these alone. */
const MOVES_DEADLINE = ['suspend', 'resume', 'extend', 'escalate', 'fail', 'reopen']

/** What is broken after one more action; nothing, if the rules are right. */
export function brokenInvariants(
  before: EventCourse,
  action: EventAction,
  after: EventCourse,
): string[] {
  const broken: string[] = []
  const must = (holds: boolean, name: string) => {
    if (!holds) broken.push(`${name}: ${before.state} –${action.verb}→ ${after.state}`)
  }
  const isOpen = !ENDED.includes(after.state)
  must(MAY_FOLLOW[before.state].includes(after.state), 'a transition of the table')
  must(isOpen === (after.holder !== null), 'one holder while open, none after')
  must(!isOpen || holderFits(after), 'the holder fits the state')
  must(after.seq === before.seq + 1 && after.lastAt >= before.lastAt, 'actions follow each other')
  must(after.ruleVersion === before.ruleVersion, 'the version it began with')
  const isMoved = before.disposeDueAt !== null && after.disposeDueAt !== before.disposeDueAt
  must(!isMoved || MOVES_DEADLINE.includes(action.verb), 'deadlines move by few actions')
  must(after.returns <= 2 && after.suspensions <= 2 && after.extensions <= 1, 'used up')
  must(after.appeals <= 1, 'one appeal')
  if (action.verb === 'pass' || action.verb === 'fail') {
    must(action.by !== before.handler, 'verified by somebody else')
  }
  if (action.verb === 'escalate') {
    must(after.desk.area.length < before.desk.area.length, 'up the ladder')
  }
  must(after.grid.startsWith(after.desk.area), 'a desk that answers for the place')
  const isStopped = after.clock?.stoppedWithMinutes != null
  must(isStopped === (after.state === 'suspended'), 'the clock stands while suspended')
  must(isOpen === (after.clock !== null), 'a clock while open')
  return broken
}

/** state = fold(actions), also of what has been written down and read again. */
export function foldsToItself(course: EventCourse, actions: readonly EventAction[]): boolean {
  const again = foldEvent(JSON.parse(JSON.stringify(actions)) as EventAction[])
  return isDeepStrictEqual(again, JSON.parse(JSON.stringify(course)))
}

function holderFits({ state, holder }: EventCourse): boolean {
  if (state === 'verifying') return holder?.kind === 'verifier'
  const byDesk: readonly EventState[] = ['reported', 'accepted', 'done']
  return holder?.kind === (byDesk.includes(state) ? 'desk' : 'handler')
}
