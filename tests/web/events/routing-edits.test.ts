import { expect, it } from 'vitest'
import { EVENT_ROUTING } from '../../../data/registry/index.ts'
import { routingFault } from '../../../data/rules/event-loop/index.ts'
import {
  addRule,
  moveRule,
  removeRule,
  replaceRule,
  setOffWork,
  toggleValue,
} from '../../../web/events/rules/routing-edits.ts'

const { rules } = EVENT_ROUTING
const last = rules.length - 1
const ids = (list: typeof rules) => list.map(({ id }) => id)

it('moves rules, but the last one stays the last', () => {
  expect(ids(moveRule(rules, 0, 1)).slice(0, 2)).toEqual(['leaders', 'very-urgent'])
  expect(moveRule(rules, last, -1)).toBe(rules)
  expect(moveRule(rules, last - 1, 1)).toBe(rules)
  expect(moveRule(rules, 0, -1)).toBe(rules)
  expect(removeRule(rules, last)).toBe(rules)
})

it('adds one with an id of its own, which the server would take', () => {
  const name = { zh: '新规则', en: 'New' }
  const added = addRule(addRule(rules, name, 'district'), name, 'district')
  expect(ids(added).slice(0, 2)).toEqual(['rule-2', 'rule-1'])
  expect(routingFault({ version: 'x', rules: added })).toBeNull()
})

it('leaves out what asks nothing', () => {
  const when = toggleValue({ levels: [1] }, 'levels', 2)
  expect(when).toEqual({ levels: [1, 2] })
  expect(toggleValue(toggleValue(when, 'levels', 1), 'levels', 2)).toEqual({})
  expect(setOffWork({ offWork: true }, undefined)).toEqual({})
  expect(replaceRule(rules, 0, { department: '', urgency: 'normal' })[0]).not.toHaveProperty(
    'department',
  )
})
