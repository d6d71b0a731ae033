import { expect, test } from 'vitest'
import type { Question, Step } from '../../../../data/contracts/index.ts'
import { questionFromLink, questionToLink } from '../../../../data/rules/question/index.ts'
import { CATALOGUE } from '../../../builders/question/question-world.ts'
import { STANDING_EXAMPLE } from '../../../builders/question/standing-example.ts'

const asking = (...steps: Step[]): Question => ({
  version: 1,
  what: 'ENTERPRISE',
  steps,
  groups: [],
  measure: { kind: 'count' },
})

test('what is put into a link comes out of it as it was', () => {
  const { text, leftOut } = questionToLink(STANDING_EXAMPLE, CATALOGUE)
  expect(text).toMatch(/^[\w-]+$/)
  expect(leftOut).toEqual([])
  expect(questionFromLink(text)).toEqual(STANDING_EXAMPLE)
})

test('a drawn shape and words that were typed stay out of links', () => {
  const drawn = {
    kind: 'drawn',
    ring: [
      [120, 30.2],
      [120.1, 30.2],
      [120, 30.3],
    ],
  } as const
  const area = { kind: 'area', code: '330199001' } as const
  const question = asking(
    { kind: 'place', outside: false, places: [drawn] },
    { kind: 'place', outside: false, places: [drawn, area] },
    { kind: 'conditions', condition: { attribute: 'title', test: { op: 'contains', text: '王' } } },
    {
      kind: 'related',
      link: { kind: 'within', distanceM: 100 },
      other: { what: 'EVENT', steps: [{ kind: 'place', outside: false, places: [drawn] }] },
      count: { atLeast: 1 },
    },
  )
  const { text, leftOut } = questionToLink(question, CATALOGUE)
  expect(leftOut).toEqual(['drawn', 'values'])
  expect(questionFromLink(text)?.steps).toEqual([
    { kind: 'place', outside: false, places: [area] },
    {
      kind: 'related',
      link: { kind: 'within', distanceM: 100 },
      other: { what: 'EVENT', steps: [] },
      count: { atLeast: 1 },
    },
  ])
})

test.each(['', 'x', '!!!', 'bnVsbA', 'eyJ2ZXJzaW9uIjoyfQ', 'A'.repeat(30_000)])(
  'a mangled link is no question: %.20s',
  (text) => {
    expect(questionFromLink(text)).toBeNull()
  },
)
