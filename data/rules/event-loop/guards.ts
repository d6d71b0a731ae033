import type { EventInput, SupervisionGrade } from '../../contracts/index.ts'
import { SUPERVISION_GRADES } from '../../contracts/index.ts'
import type { Guard, Situation } from './context.ts'
import { usedShare } from './deadlines.ts'
import { parentDesk } from './ladder.ts'
import { limitsFor } from './limits.ts'
import type { EventReason } from './reasons.ts'
import { limitMinutes, minutesBetween } from './work-time.ts'

/** 理由 */
export const saysWhy: Guard = ({ command }) => unless(isText(command.input.reason), 'reasonMissing')

export const saysSomething: Guard = ({ command }) =>
  unless(isText(command.input.reason), 'textMissing')

export const isLevelFour: Guard = ({ course }) => unless(course.level === 4, 'notLevelFour')

/** 自处置 wants the grid itself, not the community that it lies in. */
export const isOwnGrid: Guard = ({ course, command }) =>
  unless(
    command.actor.posts.some(({ kind, area }) => kind === 'gridWorker' && area === course.grid),
    'notYourGrid',
  )

export const hasPhotosBeforeAndAfter: Guard = ({ command: { evidence } }) => {
  const before = evidence?.photosBefore ?? 0
  return unless(before > 0 && (evidence?.photos ?? 0) > before, 'photosMissing')
}

export const hasAppealLeft: Guard = ({ course, rules }) =>
  unless(course.appeals < rules.appeals.most, 'appealUsed')

export const namesHandler: Guard = ({ command }) =>
  unless(isText(command.input.handler), 'handlerMissing')

export const namesAnotherHandler: Guard = ({ course, command }) =>
  unless(command.input.handler !== course.handler, 'handlerIsHolder')

export const hasReturnLeft: Guard = ({ course, rules }) =>
  unless(course.returns < rules.returns.most, 'returnsUsed')

/** 退回 is decided soon or not at all. */
export const isReturnedSoon: Guard = ({ course, command, rules, calendar }) => {
  const { within } = rules.returns
  const since = course.dispatchedAt ?? course.reportedAt
  const minutes = minutesBetween(calendar, since, command.at, within.clock)
  return unless(minutes <= limitMinutes(within), 'returnTooLate')
}

export const hasSuspensionLeft: Guard = ({ course, rules }) =>
  unless(course.suspensions < rules.suspensions.most, 'suspensionsUsed')

export const namesEndOfSuspension: Guard = ({ command: { at, input }, rules }) => {
  if (input.until === undefined) return 'untilMissing'
  if (input.until <= at) return 'untilPast'
  const longest = at + rules.suspensions.longestDays * DAY
  return unless(input.until <= longest, 'untilTooLong')
}

export const hasExtensionLeft: Guard = ({ course, rules }) =>
  unless(course.extensions < rules.extensions.most, 'extensionUsed')

export const isExtendedInTime: Guard = ({ course, command }) =>
  unless(course.clock !== null && command.at < course.clock.dueAt, 'extensionTooLate')

export const isExtendedLittle: Guard = ({ course, command, rules }) => {
  const minutes = command.input.extraMinutes ?? 0
  const most = limitMinutes(limitsFor(rules, course).dispose) * rules.extensions.share
  return unless(minutes > 0 && minutes <= most, 'extensionTooLong')
}

export const namesWhatIsAsked: Guard = ({ course, command: { input } }) => {
  if (input.what === undefined) return 'nothingAsked'
  return unless(course.asked === null, 'alreadyAsked')
}

/** What cannot be granted cannot be asked for. */
export const isWorthAsking: Guard = (situation) =>
  situation.command.input.what === 'extend'
    ? (hasExtensionLeft(situation) ?? isExtendedInTime(situation))
    : hasSuspensionLeft(situation)

export const somethingIsAsked: Guard = ({ course }) => unless(course.asked !== null, 'nothingAsked')

export const hasLevelAbove: Guard = ({ course }) =>
  unless(parentDesk(course.desk) !== undefined, 'noLevelAbove')

export const namesCause: Guard = (situation) => {
  const { course, command } = situation
  switch (command.input.cause) {
    case 'beyondPower':
    case 'crossDepartment':
      return saysWhy(situation)
    case 'level':
      return unless(course.level <= 2, 'notUrgentEnough')
    case 'returned':
      return unless(course.returns > 0, 'returnsUsed')
    case 'overdue':
      return isFarOverdue(situation)
    default:
      return 'causeMissing'
  }
}

export const saysResult: Guard = ({ command }) =>
  unless(isText(command.input.reason), 'resultMissing')

export const hasPhotoFromThere: Guard = ({ command: { evidence }, rules }) => {
  if (!evidence || evidence.photos === 0) return 'photosMissing'
  const { nearestPhotoM: nearest } = evidence
  return unless(nearest !== undefined && nearest <= rules.photoWithinM, 'photoTooFar')
}

/** 核查 by somebody else than who has handled it. */
export const namesOtherVerifier: Guard = ({ course, command: { input } }) => {
  if (!isText(input.verifier)) return 'verifierMissing'
  return unless(input.verifier !== course.handler, 'verifierHandled')
}

export const hasNotHandled: Guard = ({ course, command }) =>
  unless(command.actor.user !== course.handler, 'verifierHandled')

export const rates: Guard = ({ command }) =>
  unless(command.input.rating !== undefined, 'ratingMissing')

export const isClosedLately: Guard = ({ course, command, rules }) => {
  const latest = (course.closedAt ?? course.lastAt) + rules.reopenDays * DAY
  return unless(command.at <= latest, 'reopenTooLate')
}

export const hasOpenParent: Guard = ({ course, command: { input, evidence } }) => {
  if (input.into === undefined || input.into === course.no) return 'parentMissing'
  if (evidence?.parentState === undefined) return 'parentMissing'
  const isOpen = !ENDED.has(evidence.parentState) && evidence.isParentMerged !== true
  return unless(isOpen, 'parentNotOpen')
}

/** What was merged goes on as another event. */
export const isNotMerged: Guard = ({ course }) => unless(course.mergedInto === null, 'mergedAway')

export const gradeIsHigher: Guard = ({ course, command }) =>
  unless(rank(command.input.grade) > rank(course.supervision), 'gradeNotHigher')

/** The clock gives cards only when they are due; people whenever they see reason to. */
export const gradeIsDue: Guard = (situation) => {
  const { command, rules, course } = situation
  const { grade = 'none' } = command.input
  if (command.actor.user !== '') return saysWhy(situation)
  if (grade === 'leader')
    return unless(course.reworks >= rules.rework.superviseFrom, 'gradeTooEarly')
  if (grade === 'none') return 'gradeNotHigher'
  return unless(shareNow(situation) >= rules.supervision[grade] - TOLERANCE, 'gradeTooEarly')
}

/** By hand whenever there is reason to, by the clock when its time has come. */
export const suspensionEnds: Guard = ({ course, command }) =>
  unless(command.actor.user !== '' || command.at >= (course.suspendedUntil ?? 0), 'clockTooEarly')

const DAY = 86_400_000
/** Shares are quotients. */
const TOLERANCE = 1e-9

export const ENDED: ReadonlySet<string> = new Set(['rejected', 'closed', 'evaluated', 'voided'])

const isFarOverdue: Guard = (situation) =>
  unless(
    shareNow(situation) >= situation.rules.supervision.escalate - TOLERANCE,
    'notOverdueEnough',
  )

const shareNow = ({ course: { clock }, command: { at }, calendar }: Situation) =>
  clock === null ? 0 : usedShare(calendar, clock, at)

const rank = (grade: SupervisionGrade = 'none') => SUPERVISION_GRADES.indexOf(grade)

const isText = (text: EventInput['reason']) => text !== undefined && text.trim() !== ''

const unless = (holds: boolean, reason: EventReason): EventReason | null => (holds ? null : reason)
