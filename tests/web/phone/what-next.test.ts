import { expect, it } from 'vitest'
import { EVENT_TRANSITIONS } from '../../../data/rules/event-loop/index.ts'
import { nextVerbs, stateAfter } from '../../../web/phone/work/what-next.ts'

it('offers nothing that the table of transitions does not have', () => {
  for (const state of [
    'reported',
    'dispatched',
    'rework',
    'doing',
    'suspended',
    'verifying',
  ] as const) {
    for (const verb of nextVerbs(state, true)) {
      const fitting = EVENT_TRANSITIONS.filter(
        (one) => one.verb === verb && one.from.includes(state),
      )
      expect(fitting.length, `${verb} from ${state}`).toBeGreaterThan(0)
    }
  }
})

it('shows at once what an act has made of it', () => {
  expect(stateAfter('dispatched', 'start')).toBe('doing')
  expect(stateAfter('doing', 'note')).toBe('doing')
})

it('leaves to the desk what lies there', () => {
  expect(nextVerbs('dispatched', false)).toEqual([])
  expect(nextVerbs('reported', false)).toEqual(['accept'])
})
