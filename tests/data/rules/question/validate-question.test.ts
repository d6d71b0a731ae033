import { expect, test } from 'vitest'
import type { Question, Step } from '../../../../data/contracts/index.ts'
import {
  parseQuestion,
  resolvePeriod,
  validateQuestion,
} from '../../../../data/rules/question/index.ts'
import { CATALOGUE } from '../../../builders/question/question-world.ts'
import { STANDING_EXAMPLE } from '../../../builders/question/standing-example.ts'

const NOW = new Date('2026-11-20T08:30:00Z')

const problemsOf = (question: Partial<Question>) =>
  validateQuestion({ ...STANDING_EXAMPLE, steps: [], ...question }, CATALOGUE, NOW).map(
    ({ path, code }) => `${path} ${code}`,
  )

test('the standing example is parsed and has no problems', () => {
  expect(parseQuestion(JSON.parse(JSON.stringify(STANDING_EXAMPLE)))).toEqual({
    question: STANDING_EXAMPLE,
  })
  expect(problemsOf(STANDING_EXAMPLE)).toEqual([])
})

test.each<[string, Partial<Question>, string[]]>([
  ['a layer that is not there', { what: 'NOWHERE' }, ['what unknownLayer']],
  ['no date to count by', { steps: [period('beds')] }, ['steps.0 noDate']],
  [
    'a value that the list does not have',
    { steps: [is('found_by', ['猜测'])] },
    ['steps.0 unknownValue'],
  ],
  ['a test of another type', { steps: [is('beds', ['1'])] }, ['steps.0 wrongTest']],
  [
    'an average of words',
    { measure: { kind: 'mean', attribute: 'found_by' } },
    ['measure needsNumber'],
  ],
  ['a density of no area', { measure: { kind: 'density' } }, ['measure needsArea']],
  [
    'a ring that crosses itself',
    {
      steps: [
        {
          kind: 'place',
          outside: false,
          places: [
            {
              kind: 'drawn',
              ring: [
                [0, 0],
                [1, 1],
                [1, 0],
                [0, 1],
              ],
            },
          ],
        },
      ],
    },
    ['steps.0.places.0 crossingRing'],
  ],
  [
    'a fault in the others',
    {
      steps: [
        {
          kind: 'related',
          link: { kind: 'inside' },
          other: { what: 'EVENT', steps: [period('closed_on')] },
          count: { atLeast: 1 },
        },
      ],
    },
    ['steps.0.other.steps.0 noDate', 'steps.0 noLink'],
  ],
])('says where it is: %s', (_, question, problems) => {
  expect(problemsOf(question)).toEqual(problems)
})

test.each([
  [{ ...STANDING_EXAMPLE, version: 2 }],
  [{ ...STANDING_EXAMPLE, more: 1 }],
  [{ ...STANDING_EXAMPLE, what: 'drop table' }],
  [
    {
      ...STANDING_EXAMPLE,
      steps: [{ kind: 'place', outside: false, places: [{ kind: 'area', code: '33' }] }],
    },
  ],
  [{ ...STANDING_EXAMPLE, steps: [nested(4)] }],
])('what is no question is refused with one sentence: %#', (input) => {
  const parsed = parseQuestion(input)
  expect(parsed).toHaveProperty('fault')
})

test.each([
  ['spring', '2026-03-01'],
  ['winter', '2025-12-01'],
  ['week', '2026-11-16'],
  ['quarter', '2026-10-01'],
] as const)('since %s begins on %s', (start, from) => {
  expect(resolvePeriod({ kind: 'since', start }, NOW)).toEqual({ from, to: '2026-11-21' })
})

test('the day is that of the district, not of Greenwich', () => {
  const lateEvening = new Date('2026-11-20T16:30:00Z')
  expect(resolvePeriod({ kind: 'last', count: 1, unit: 'day' }, lateEvening)).toEqual({
    from: '2026-11-21',
    to: '2026-11-22',
  })
})

test('a month before the 31st is the last day of a shorter one', () => {
  const endOfMarch = new Date('2026-03-30T08:00:00Z')
  expect(resolvePeriod({ kind: 'last', count: 1, unit: 'month' }, endOfMarch).from).toBe(
    '2026-02-28',
  )
})

function period(attribute: string): Step {
  return { kind: 'period', attribute, period: { kind: 'last', count: 7, unit: 'day' } }
}

function is(attribute: string, values: string[]): Step {
  return { kind: 'conditions', condition: { attribute, test: { op: 'in', values } } }
}

function nested(depth: number): Step {
  return {
    kind: 'related',
    link: { kind: 'sameGrid' },
    other: { what: 'EVENT', steps: depth > 1 ? [nested(depth - 1)] : [] },
    count: { atLeast: 1 },
  }
}
