import { describe, expect, it } from 'vitest'
import { eventClock, usedShare } from '../../../web/ui/event-clock.ts'

const reportedAt = '2026-03-02T00:00:00Z'
const deadlineAt = '2026-03-12T00:00:00Z'
const event = { state: 'doing', reportedAt, deadlineAt, closedAt: null }
const day = (n: number) => Date.parse(reportedAt) + n * 86_400_000

describe('eventClock', () => {
  it.each([
    [6.9, 'running'],
    [7, 'reminder'],
    [9, 'warning'],
    [10, 'warning'],
    [10.1, 'overdue'],
  ])('stands after %s of 10 days at %s', (days, clock) =>
    expect(eventClock(event, day(days))).toBe(clock),
  )

  it('judges a closed event by when it was closed, not by now', () => {
    const closed = { ...event, state: 'closed', closedAt: '2026-03-11T00:00:00Z' }
    expect(eventClock(closed, day(400))).toBe('onTime')
    expect(eventClock({ ...closed, closedAt: '2026-03-13T00:00:00Z' }, day(400))).toBe('late')
  })

  it('has nothing to say without a deadline or about a rejected event', () => {
    expect(eventClock({ ...event, deadlineAt: null }, day(1))).toBe('none')
    expect(eventClock({ ...event, state: 'rejected' }, day(40))).toBe('none')
  })
})

describe('usedShare', () => {
  it('stays between 0 and 1, also when deadline and report fall together', () => {
    expect(usedShare(event, day(5))).toBe(0.5)
    expect(usedShare(event, day(99))).toBe(1)
    expect(usedShare(event, day(-1))).toBe(0)
    expect(usedShare({ reportedAt, deadlineAt: reportedAt }, day(0))).toBe(1)
  })
})
