import type { EventCourse } from '../../../data/contracts/index.ts'

/** What the columns of an event say is what its course says. */
export const COURSE_COLUMNS = [
  ...['state', 'subclass', 'level', 'rule_version', 'reported_by', 'desk_area', 'holder_kind'],
  ...['holder_user', 'stage_due_at', 'dispose_due_at', 'disposed_at', 'deadline_at', 'closed_at'],
  ...['supervision', 'rating', 'merged_into'],
] as const

/** In the order of `COURSE_COLUMNS`. */
export function courseColumns(course: EventCourse): unknown[] {
  const { holder, clock } = course
  const isRunning = clock !== null && clock.stoppedWithMinutes === null
  return [
    course.state,
    course.subclass,
    course.level,
    course.ruleVersion,
    course.reportedBy,
    course.desk.area,
    holder?.kind ?? null,
    holder !== null && 'user' in holder ? holder.user : null,
    isRunning ? instant(clock.dueAt) : null,
    instant(course.disposeDueAt),
    instant(course.disposedAt),
    instant(course.deadlineAt),
    instant(course.closedAt),
    course.supervision,
    course.rating,
    course.mergedInto,
  ]
}

export const instant = (at: number | null | undefined) =>
  at === null || at === undefined ? null : new Date(at)
