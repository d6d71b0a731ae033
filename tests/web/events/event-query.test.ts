import { describe, expect, it } from 'vitest'
import { eventQuery, FIRST_FILTER } from '../../../web/events/event-query.ts'

const now = Date.parse('2026-03-12T08:00:00Z')
const asked = (query: string) => Object.fromEntries(new URLSearchParams(query))

describe('eventQuery', () => {
  it('asks for open events and leaves out what is not asked', () =>
    expect(asked(eventQuery(FIRST_FILTER, '', now, null))).toEqual({ state: 'open', limit: '100' }))

  it('carries every filter, the area and the place in the list', () =>
    expect(
      asked(
        eventQuery(
          { state: '', category: 'FIRE', level: '2', span: 'week', overdue: true },
          '330199001',
          now,
          'E9',
        ),
      ),
    ).toEqual({
      category: 'FIRE',
      level: '2',
      overdue: 'true',
      from: '2026-03-05T08:00:00.000Z',
      area: '330199001',
      after: 'E9',
      limit: '100',
    }))
})
