import type { EventState, EventVerb } from '../../contracts/index.ts'
import type { Guard } from './context.ts'
import * as guard from './guards.ts'
import type { Party } from './posts.ts'

/** One row of the table of domain.md §6. */
export interface Transition {
  verb: EventVerb
  from: readonly EventState[]
  /** `same` = it stays as it is. */
  to: EventState | 'same'
  by: readonly Party[]
  guards: readonly Guard[]
}

const OPEN: readonly EventState[] = [
  'reported',
  'accepted',
  'dispatched',
  'doing',
  'suspended',
  'done',
  'verifying',
  'rework',
]
const IN_HAND: readonly EventState[] = ['dispatched', 'doing', 'suspended', 'rework']

/** Everything that may happen to an event but its report. Several rows of one verb: the first whose state and party fit. */
export const EVENT_TRANSITIONS: readonly Transition[] = [
  {
    verb: 'selfClose',
    from: ['reported'],
    to: 'closed',
    by: ['gridWorker'],
    guards: [guard.isLevelFour, guard.isOwnGrid, guard.hasPhotosBeforeAndAfter],
  },
  { verb: 'accept', from: ['reported'], to: 'accepted', by: ['desk'], guards: [] },
  {
    verb: 'reject',
    from: ['reported'],
    to: 'rejected',
    by: ['desk'],
    guards: [guard.saysWhy],
  },
  {
    verb: 'appeal',
    from: ['rejected'],
    to: 'reported',
    by: ['reporter'],
    guards: [guard.hasAppealLeft, guard.saysWhy],
  },
  {
    verb: 'dispatch',
    from: ['accepted'],
    to: 'dispatched',
    by: ['desk'],
    guards: [guard.namesHandler],
  },
  {
    verb: 'handOver',
    from: IN_HAND,
    to: 'same',
    by: ['handler', 'desk'],
    guards: [guard.namesHandler, guard.namesAnotherHandler],
  },
  { verb: 'start', from: ['dispatched', 'rework'], to: 'doing', by: ['handler'], guards: [] },
  {
    verb: 'return',
    from: ['dispatched', 'doing'],
    to: 'accepted',
    by: ['handler'],
    guards: [guard.hasReturnLeft, guard.isReturnedSoon, guard.saysWhy],
  },
  {
    verb: 'ask',
    from: ['dispatched', 'doing'],
    to: 'same',
    by: ['handler'],
    guards: [guard.namesWhatIsAsked, guard.isWorthAsking, guard.saysWhy],
  },
  {
    verb: 'deny',
    from: ['dispatched', 'doing'],
    to: 'same',
    by: ['deskAbove'],
    guards: [guard.somethingIsAsked, guard.saysWhy],
  },
  {
    verb: 'suspend',
    from: ['doing'],
    to: 'suspended',
    by: ['deskAbove'],
    guards: [guard.hasSuspensionLeft, guard.namesEndOfSuspension, guard.saysWhy],
  },
  {
    verb: 'resume',
    from: ['suspended'],
    to: 'doing',
    by: ['handler', 'desk', 'clock'],
    guards: [guard.suspensionEnds],
  },
  {
    verb: 'extend',
    from: ['dispatched', 'doing'],
    to: 'same',
    by: ['deskAbove'],
    guards: [guard.hasExtensionLeft, guard.isExtendedInTime, guard.isExtendedLittle, guard.saysWhy],
  },
  {
    verb: 'escalate',
    from: OPEN,
    to: 'accepted',
    by: ['desk', 'handler', 'clock'],
    guards: [guard.hasLevelAbove, guard.namesCause],
  },
  {
    verb: 'finish',
    from: ['doing'],
    to: 'done',
    by: ['handler'],
    guards: [guard.saysResult, guard.hasPhotoFromThere],
  },
  {
    verb: 'verify',
    from: ['done', 'verifying'],
    to: 'verifying',
    by: ['desk'],
    guards: [guard.namesOtherVerifier],
  },
  {
    verb: 'pass',
    from: ['verifying'],
    to: 'closed',
    by: ['verifier'],
    guards: [guard.hasNotHandled],
  },
  {
    verb: 'fail',
    from: ['verifying'],
    to: 'rework',
    by: ['verifier'],
    guards: [guard.hasNotHandled, guard.saysWhy],
  },
  {
    verb: 'evaluate',
    from: ['closed'],
    to: 'evaluated',
    by: ['reporter', 'desk'],
    guards: [guard.rates],
  },
  {
    verb: 'reopen',
    from: ['closed', 'evaluated'],
    to: 'accepted',
    by: ['reporter', 'desk'],
    guards: [guard.isClosedLately, guard.saysWhy],
  },
  {
    verb: 'merge',
    from: ['reported', 'accepted'],
    to: 'voided',
    by: ['desk'],
    guards: [guard.hasOpenParent],
  },
  {
    verb: 'void',
    from: OPEN,
    to: 'voided',
    by: ['subdistrictDesk'],
    guards: [guard.saysWhy],
  },
  {
    verb: 'supervise',
    from: OPEN,
    to: 'same',
    by: ['clock', 'subdistrictDesk'],
    guards: [guard.gradeIsHigher, guard.gradeIsDue],
  },
  {
    verb: 'note',
    from: [...OPEN, 'closed', 'evaluated'],
    to: 'same',
    by: ['handler', 'verifier', 'desk', 'reporter', 'gridWorker'],
    guards: [guard.saysSomething],
  },
]
