import { expect, test } from 'vitest'
import type { Period, Question } from '../../../../data/contracts/index.ts'
import { comparedQuestion } from '../../../../data/rules/question/index.ts'

const NOW = new Date('2026-11-20T08:00:00Z')

const asked = (...periods: Period[]): Question => ({
  version: 1,
  what: 'EVENT',
  steps: periods.map((period) => ({ kind: 'period', attribute: 'reported_at', period })),
  groups: [],
  measure: { kind: 'count' },
})
const compared = (how: 'before' | 'yearBefore', ...periods: Period[]) =>
  comparedQuestion(asked(...periods), how, NOW)?.steps.map((step) =>
    step.kind === 'period' ? step.period : null,
  )

test('asks of as long a time before, or of the same days of last year', () => {
  expect(compared('before', { kind: 'last', count: 30, unit: 'day' })).toEqual([
    { kind: 'between', from: '2026-09-22', to: '2026-10-21' },
  ])
  expect(compared('yearBefore', { kind: 'between', from: '2026-03-01', to: '2026-05-31' })).toEqual(
    [{ kind: 'between', from: '2025-03-01', to: '2025-05-31' }],
  )
})

test('leaves every other step as it is', () => {
  const open: Period = { kind: 'between', from: '', to: '2026-05-31' }
  const closed: Period = { kind: 'between', from: '2026-05-01', to: '2026-05-10' }
  expect(compared('before', open, closed, closed)).toEqual([
    open,
    { kind: 'between', from: '2026-04-21', to: '2026-04-30' },
    closed,
  ])
})

test('there is nothing to compare with where no time is asked of', () => {
  expect(compared('before')).toBeUndefined()
  expect(compared('before', { kind: 'between', from: '2026-05-01', to: '' })).toBeUndefined()
})
