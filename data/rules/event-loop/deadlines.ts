import type { EventStage, Instant, StageClock } from '../../contracts/index.ts'
import type { StageLimits } from './limits.ts'
import { addTime, limitMinutes, minutesBetween, type WorkCalendar } from './work-time.ts'

/** The clock of a stage that begins now. */
export function startClock(
  calendar: WorkCalendar,
  limits: StageLimits,
  stage: EventStage,
  at: Instant,
): StageClock {
  const limit = limits[stage]
  const totalMinutes = limitMinutes(limit)
  const dueAt = addTime(calendar, at, totalMinutes, limit.clock)
  return { stage, runs: limit.clock, totalMinutes, dueAt, stoppedWithMinutes: null }
}

/** 缓办: what is left stays left. */
export function stopClock(calendar: WorkCalendar, clock: StageClock, at: Instant): StageClock {
  return { ...clock, stoppedWithMinutes: minutesBetween(calendar, at, clock.dueAt, clock.runs) }
}

export function resumeClock(calendar: WorkCalendar, clock: StageClock, at: Instant): StageClock {
  const left = clock.stoppedWithMinutes ?? 0
  // What was overdue when it was stopped is overdue by as much again.
  const dueAt =
    left < 0 ? earlier(calendar, at, -left, clock.runs) : addTime(calendar, at, left, clock.runs)
  return { ...clock, dueAt, stoppedWithMinutes: null }
}

/** 延期 */
export function extendClock(
  calendar: WorkCalendar,
  clock: StageClock,
  minutes: number,
): StageClock {
  return {
    ...clock,
    totalMinutes: clock.totalMinutes + minutes,
    dueAt: addTime(calendar, clock.dueAt, minutes, clock.runs),
  }
}

/** How much of the stage's time is gone: 1 = due now, 2 = overdue by as much again. A stopped clock stands. */
export function usedShare(calendar: WorkCalendar, clock: StageClock, at: Instant): number {
  const left = clock.stoppedWithMinutes ?? minutesBetween(calendar, at, clock.dueAt, clock.runs)
  return (clock.totalMinutes - left) / clock.totalMinutes
}

/** When that share will be gone, if nothing stops the clock. */
export function shareAt(calendar: WorkCalendar, clock: StageClock, share: number): Instant {
  const minutes = (share - 1) * clock.totalMinutes
  if (minutes >= 0) return addTime(calendar, clock.dueAt, minutes, clock.runs)
  return earlier(calendar, clock.dueAt, -minutes, clock.runs)
}

/** 办结期限: until it is dispatched a forecast, then the time for disposal and that for verifying. */
export function closingDeadline(
  calendar: WorkCalendar,
  limits: StageLimits,
  from: Instant,
  stages: readonly EventStage[],
): Instant {
  return stages.reduce((at, stage) => {
    const limit = limits[stage]
    return addTime(calendar, at, limitMinutes(limit), limit.clock)
  }, from)
}

const WEEK = 7 * 86_400_000

/** The first instant from which no more than so much time passes until `to`: looked for between two that enclose it. */
function earlier(
  calendar: WorkCalendar,
  to: Instant,
  minutes: number,
  runs: StageClock['runs'],
): Instant {
  if (runs === 'natural') return Math.ceil(to - minutes * 60_000)
  let low = to - WEEK
  while (minutesBetween(calendar, low, to, runs) <= minutes) low -= WEEK
  let high = to
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (minutesBetween(calendar, middle, to, runs) > minutes) low = middle
    else high = middle
  }
  return high
}
