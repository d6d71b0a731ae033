import type { EventSummary } from '../../data/contracts/index.ts'

/** 督办 overlay: reminder at 70 % of the time, warning at 90 % (domain.md §6). */
export type EventClock = 'none' | 'running' | 'reminder' | 'warning' | 'overdue' | 'onTime' | 'late'

const REMINDER_SHARE = 0.7
const WARNING_SHARE = 0.9
const ENDED = new Set(['closed', 'evaluated', 'rejected', 'voided'])

export const isOpen = (event: Pick<EventSummary, 'state'>) => !ENDED.has(event.state)

/** How an event stands against its deadline at the time `now` (ms). */
export function eventClock(
  event: Pick<EventSummary, 'state' | 'reportedAt' | 'deadlineAt' | 'closedAt'>,
  now: number,
): EventClock {
  if (event.deadlineAt === null) return 'none'
  const deadline = Date.parse(event.deadlineAt)
  if (!isOpen(event)) {
    if (event.closedAt === null) return 'none'
    return Date.parse(event.closedAt) <= deadline ? 'onTime' : 'late'
  }
  if (now > deadline) return 'overdue'
  const share = usedShare(event, now)
  if (share >= WARNING_SHARE) return 'warning'
  return share >= REMINDER_SHARE ? 'reminder' : 'running'
}

/** How much of the time between report and deadline is gone, 0–1. */
export function usedShare(
  event: Pick<EventSummary, 'reportedAt' | 'deadlineAt'>,
  now: number,
): number {
  if (event.deadlineAt === null) return 0
  const from = Date.parse(event.reportedAt)
  const length = Date.parse(event.deadlineAt) - from
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (now - from) / length))
}
