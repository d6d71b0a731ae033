import { describe, expect, it } from 'vitest'
import { EVENT_STATES } from '../../../data/registry/event-vocabulary.ts'
import { eventRail } from '../../../web/ui/event-steps.ts'

const marks = (state: string) => eventRail(state).map((step) => step.mark)

describe('eventRail', () => {
  it('is at the third step while someone handles the event', () =>
    expect(marks('doing')).toEqual(['passed', 'passed', 'current', 'ahead', 'ahead', 'ahead']))
  it('is over when the event was evaluated', () =>
    expect(marks('evaluated')).toEqual(Array(6).fill('passed')))
  it('stops where an event was rejected', () =>
    expect(marks('rejected').slice(0, 3)).toEqual(['passed', 'stopped', 'ahead']))
  it.each(EVENT_STATES.map((state) => state.code))('has six steps for %s', (state) => {
    expect(eventRail(state)).toHaveLength(6)
  })
})
