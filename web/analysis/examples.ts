import type { Question } from '../../data/contracts/index.ts'
import type { TextKey } from '../i18n/index.ts'

/** Questions to begin with: looked at, then changed. */
export const EXAMPLES: readonly { title: TextKey; question: Question }[] = [
  {
    title: 'analysis.exampleAlarm',
    question: {
      version: 1,
      what: 'GROUP_RENTAL',
      steps: [
        {
          kind: 'related',
          link: { kind: 'sameAddress' },
          other: {
            what: 'RENTAL',
            steps: [
              {
                kind: 'conditions',
                condition: { all: [{ attribute: 'smoke_alarm', test: { op: 'no' } }] },
              },
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
                condition: {
                  all: [{ attribute: 'hazards_open', test: { op: 'range', from: 1, to: null } }],
                },
              },
            ],
          },
          count: { atLeast: 1 },
        },
        {
          kind: 'change',
          link: { kind: 'within', distanceM: 50 },
          other: {
            what: 'EVENT',
            steps: [
              {
                kind: 'conditions',
                condition: {
                  all: [{ attribute: 'source', test: { op: 'in', values: ['居民', '12345'] } }],
                },
              },
            ],
          },
          attribute: 'reported_at',
          period: { kind: 'since', start: 'spring' },
          comparedWith: 'before',
          factor: 2,
          atLeast: 2,
        },
      ],
      groups: [],
      measure: { kind: 'count' },
    },
  },
  {
    title: 'analysis.exampleNight',
    question: {
      version: 1,
      what: 'EVENT',
      steps: [
        {
          kind: 'conditions',
          condition: { all: [{ attribute: 'subclass', test: { op: 'in', values: ['noise'] } }] },
        },
        { kind: 'hours', attribute: 'reported_at', from: 22, to: 6, weekdays: [] },
      ],
      groups: [{ by: 'area', level: 'grid' }],
      measure: { kind: 'perResidents' },
    },
  },
  {
    title: 'analysis.exampleRental',
    question: {
      version: 1,
      what: 'RENTAL',
      steps: [],
      groups: [{ by: 'area', level: 'community' }],
      measure: {
        kind: 'share',
        condition: { all: [{ attribute: 'smoke_alarm', test: { op: 'no' } }] },
      },
    },
  },
  {
    title: 'analysis.exampleEbike',
    question: {
      version: 1,
      what: 'EVENT',
      steps: [
        {
          kind: 'conditions',
          condition: {
            all: [{ attribute: 'subclass', test: { op: 'in', values: ['ebike-indoor-charging'] } }],
          },
        },
      ],
      groups: [{ by: 'time', attribute: 'reported_at', step: 'month' }],
      measure: { kind: 'count' },
    },
  },
]
