import type { Instant, TimeLimit } from '../../contracts/index.ts'
import { CALENDAR_YEARS, type CalendarYear, WORK_HOURS } from '../../registry/index.ts'
import { LOCAL_OFFSET_MS } from '../local-time.ts'

/** Which days are worked; days are counted from 1970 on, local time. */
export interface WorkCalendar {
  isWorked(day: number): boolean
}

type Clock = TimeLimit['clock']

/** Years that it does not know have Saturdays and Sundays off and no other days. */
export function createWorkCalendar(years: readonly CalendarYear[] = CALENDAR_YEARS): WorkCalendar {
  const off = new Set(years.flatMap((year) => year.off.map(dayOfDate)))
  const worked = new Set(years.flatMap((year) => year.worked.map(dayOfDate)))
  return {
    isWorked: (day) => {
      const weekday = (day + THURSDAY) % 7
      return weekday === SATURDAY || weekday === SUNDAY ? worked.has(day) : !off.has(day)
    },
  }
}

/** The instant at which so much time has passed. Work time runs in work hours only, so it never ends outside of them. */
export function addTime(
  calendar: WorkCalendar,
  from: Instant,
  minutes: number,
  runs: Clock,
): Instant {
  if (runs === 'natural') return from + Math.ceil(minutes * MINUTE)
  let left = Math.ceil(minutes * MINUTE)
  if (left <= 0) return from
  let day = dayOf(from)
  let gone = workedBefore(from + LOCAL_OFFSET_MS - day * DAY)
  for (;;) {
    if (calendar.isWorked(day)) {
      if (left <= WORK_DAY - gone) return day * DAY - LOCAL_OFFSET_MS + timeAfter(gone + left)
      left -= WORK_DAY - gone
    }
    day++
    gone = 0
  }
}

/** How many minutes pass on that clock; negative when `to` is the earlier one. */
export function minutesBetween(
  calendar: WorkCalendar,
  from: Instant,
  to: Instant,
  runs: Clock,
): number {
  if (runs === 'natural') return (to - from) / MINUTE
  if (to < from) return -minutesBetween(calendar, to, from, runs)
  let worked = -workedOn(calendar, from)
  const last = dayOf(to)
  for (let day = dayOf(from); day < last; day++) if (calendar.isWorked(day)) worked += WORK_DAY
  return (worked + workedOn(calendar, to)) / MINUTE
}

export function isWorkTime(calendar: WorkCalendar, at: Instant): boolean {
  const day = dayOf(at)
  const time = at + LOCAL_OFFSET_MS - day * DAY
  return (
    calendar.isWorked(day) &&
    PERIODS.some(({ from, length }) => time >= from && time < from + length)
  )
}

/** 工作日 = the work hours of one day. */
export function limitMinutes({ amount, unit, clock }: TimeLimit): number {
  if (unit === 'minute') return amount
  if (unit === 'hour') return amount * 60
  return amount * (clock === 'work' ? WORK_DAY / MINUTE : DAY / MINUTE)
}

const MINUTE = 60_000
const DAY = 86_400_000
/** 1970-01-01, in weeks that begin on Sunday. */
const THURSDAY = 4
const SATURDAY = 6
const SUNDAY = 0

const PERIODS = WORK_HOURS.map(({ fromMinute, toMinute }) => ({
  from: fromMinute * MINUTE,
  length: (toMinute - fromMinute) * MINUTE,
}))
const WORK_DAY = PERIODS.reduce((sum, { length }) => sum + length, 0)

const dayOf = (at: Instant) => Math.floor((at + LOCAL_OFFSET_MS) / DAY)
const dayOfDate = (date: string) => Date.parse(date) / DAY

/** Work time of a day before that time of day. */
function workedBefore(time: number): number {
  let worked = 0
  for (const { from, length } of PERIODS) worked += Math.min(Math.max(time - from, 0), length)
  return worked
}

function workedOn(calendar: WorkCalendar, at: Instant): number {
  const day = dayOf(at)
  return calendar.isWorked(day) ? workedBefore(at + LOCAL_OFFSET_MS - day * DAY) : 0
}

/** The time of day at which so much of its work time has passed. */
function timeAfter(worked: number): number {
  let left = worked
  for (const { from, length } of PERIODS) {
    if (left <= length) return from + left
    left -= length
  }
  throw new RangeError('A work day has not so many hours')
}
