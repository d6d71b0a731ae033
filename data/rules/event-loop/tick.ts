import type {
  EventActor,
  EventCourse,
  EventInput,
  EventVerb,
  Instant,
  SupervisionGrade,
} from '../../contracts/index.ts'
import { SUPERVISION_GRADES } from '../../contracts/index.ts'
import type { EventCommand, LoopRules } from './context.ts'
import { shareAt, usedShare } from './deadlines.ts'
import { ENDED } from './guards.ts'
import { parentDesk } from './ladder.ts'

/** The clock acts as nobody. */
export const CLOCK: EventActor = { user: '', posts: [] }

/** What the clock does with an event at that time; null = nothing. Asked again after each step. */
export function clockStep(loop: LoopRules, course: EventCourse, at: Instant): EventCommand | null {
  if (ENDED.has(course.state)) return null
  const step = (verb: EventVerb, input: EventInput) => ({ verb, at, actor: CLOCK, input })
  const { supervision, suspendedUntil, clock } = course
  if (course.state === 'suspended') {
    return suspendedUntil !== null && suspendedUntil <= at ? step('resume', {}) : null
  }
  if (needsLeader(loop, course)) return step('supervise', { grade: 'leader' })
  if (clock === null) return null
  const share = usedShare(loop.calendar, clock, at)
  const { escalate } = loop.rules.supervision
  if (share >= escalate - TOLERANCE && parentDesk(course.desk)) {
    return step('escalate', { cause: 'overdue' })
  }
  const grade = gradeOf(loop, share)
  return rank(grade) > rank(supervision) ? step('supervise', { grade }) : null
}

/** When the clock must look at an event again; null = never, unless somebody acts. */
export function nextTick(loop: LoopRules, course: EventCourse): Instant | null {
  if (ENDED.has(course.state)) return null
  if (course.state === 'suspended') return course.suspendedUntil
  if (needsLeader(loop, course)) return course.lastAt
  const { clock } = course
  if (clock === null) return null
  const { escalate } = loop.rules.supervision
  const next = CLOCK_GRADES.find((grade) => rank(grade) > rank(course.supervision))
  const share = next ? loop.rules.supervision[next] : parentDesk(course.desk) ? escalate : null
  return share === null ? null : shareAt(loop.calendar, clock, share)
}

/** Cards of the clock, lowest first. */
const CLOCK_GRADES = ['reminder', 'warning', 'yellow', 'red'] as const

const TOLERANCE = 1e-9

const rank = (grade: SupervisionGrade) => SUPERVISION_GRADES.indexOf(grade)

const needsLeader = ({ rules }: LoopRules, { reworks, supervision }: EventCourse) =>
  reworks >= rules.rework.superviseFrom && supervision !== 'leader'

function gradeOf({ rules }: LoopRules, share: number): SupervisionGrade {
  const given = CLOCK_GRADES.findLast((grade) => share >= rules.supervision[grade] - TOLERANCE)
  return given ?? 'none'
}
