import { expect, it } from 'vitest'
import { EVENT_VERBS } from '../../../data/contracts/index.ts'
import { EVENT_REASONS } from '../../../data/rules/event-loop/index.ts'
import { offeredActions } from '../../../web/events/loop/action-fields.ts'
import { en } from '../../../web/i18n/en/index.ts'
import { zh } from '../../../web/i18n/zh/index.ts'

it('puts what moves an event on first, and says why not of the rest', () => {
  const { possible, refused } = offeredActions([
    { verb: 'void', reason: 'wrongPost' },
    { verb: 'note', reason: null },
    { verb: 'merge', reason: null },
    { verb: 'deny', reason: 'nothingAsked' },
    { verb: 'finish', reason: null },
  ])
  expect(possible).toEqual(['finish', 'note'])
  expect(refused).toEqual([{ verb: 'void', reason: 'wrongPost' }])
})

it('has words for every action and every reason in both languages', () => {
  const wanted = [
    ...EVENT_VERBS.map((verb) => `verb_${verb}`),
    ...EVENT_REASONS.map((reason) => `reason_${reason}`),
  ]
  for (const words of [zh.eventLoop, en.eventLoop]) {
    expect(wanted.filter((key) => !Object.hasOwn(words, key))).toEqual([])
  }
})
