import type { Question } from '../../../data/contracts/index.ts'

/**
 * Group-rented flats without a smoke alarm within 300 m of a fire unit with open hazards, where complaints have doubled
 * since spring.
 */
export const STANDING_EXAMPLE: Question = {
  version: 1,
  what: 'GROUP_RENTAL',
  steps: [
    {
      kind: 'related',
      link: { kind: 'sameAddress' },
      other: {
        what: 'RENTAL',
        steps: [
          { kind: 'conditions', condition: { attribute: 'smoke_alarm', test: { op: 'no' } } },
        ],
      },
      count: { atLeast: 1 },
    },
    {
      kind: 'related',
      link: { kind: 'within', distanceM: 300 },
      other: {
        what: 'FIRE_UNIT',
        steps: [
          {
            kind: 'conditions',
            condition: { attribute: 'hazards_open', test: { op: 'range', from: 1, to: null } },
          },
        ],
      },
      count: { atLeast: 1 },
    },
    {
      kind: 'change',
      link: { kind: 'within', distanceM: 200 },
      other: {
        what: 'EVENT',
        steps: [
          {
            kind: 'conditions',
            condition: { attribute: 'source', test: { op: 'in', values: ['居民', '12345'] } },
          },
        ],
      },
      attribute: 'reported_at',
      period: { kind: 'since', start: 'spring' },
      comparedWith: 'before',
      factor: 2,
      atLeast: 3,
    },
  ],
  groups: [],
  measure: { kind: 'count' },
}
