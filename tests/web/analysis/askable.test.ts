import { expect, test } from 'vitest'
import type { Question } from '../../../data/contracts/index.ts'
import { askableOf } from '../../../web/analysis/answer/askable.ts'
import { moveStep, removeStep } from '../../../web/analysis/question-edits.ts'
import { CATALOGUE } from '../../builders/question/question-world.ts'
import { STANDING_EXAMPLE } from '../../builders/question/standing-example.ts'

const NOW = new Date('2026-11-20T08:30:00Z')
const UNFINISHED = { kind: 'conditions', condition: { all: [] } } as const

test('a step that is still being filled in is left out, and the counts stay with their cards', () => {
  const [first, ...rest] = STANDING_EXAMPLE.steps
  const question: Question = { ...STANDING_EXAMPLE, steps: [first!, UNFINISHED, ...rest] }
  const askable = askableOf(question, CATALOGUE, '', NOW)
  expect(askable?.question.steps).toEqual(STANDING_EXAMPLE.steps)
  expect(askable?.places).toEqual([0, -1, 1, 2])
  expect(askable?.problems).toEqual([{ path: 'steps.1', code: 'noValues' }])
})

test('the area of the scope chip comes before all steps', () => {
  const askable = askableOf(STANDING_EXAMPLE, CATALOGUE, '330199001', NOW)
  expect(askable?.question.steps[0]).toMatchObject({ places: [{ code: '330199001' }] })
  expect(askable?.places).toEqual([1, 2, 3])
})

test('a measure that cannot be worked out falls back to counting things', () => {
  const question: Question = { ...STANDING_EXAMPLE, measure: { kind: 'density' } }
  expect(askableOf(question, CATALOGUE, '', NOW)?.question.measure).toEqual({ kind: 'count' })
})

test('of a layer that may not be seen nothing is asked', () => {
  expect(askableOf({ ...STANDING_EXAMPLE, what: 'OWN_SECRET' }, CATALOGUE, '', NOW)).toBeNull()
})

test('steps move one place, stop at the ends, and go', () => {
  const kinds = ({ steps }: Question) => steps.map(({ kind }) => kind)
  expect(kinds(moveStep(STANDING_EXAMPLE, 2, -1))).toEqual(['related', 'change', 'related'])
  expect(moveStep(STANDING_EXAMPLE, 0, -1)).toBe(STANDING_EXAMPLE)
  expect(kinds(removeStep(STANDING_EXAMPLE, 2))).toEqual(['related', 'related'])
})
