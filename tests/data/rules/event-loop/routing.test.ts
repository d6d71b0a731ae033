import { expect, it } from 'vitest'
import { EVENT_ROUTING, ruleSetOf } from '../../../../data/registry/index.ts'
import {
  againstExpected,
  createWorkCalendar,
  isLikelyDuplicate,
  routeEvent,
  routingFault,
} from '../../../../data/rules/event-loop/index.ts'

const calendar = createWorkCalendar()
const subject = {
  category: 'service',
  subclass: 'street-lamp',
  level: 4,
  source: '物联',
  grid: '330199001001001',
  at: Date.parse('2026-03-02T10:00:00+08:00'),
}

it('lets the first rule that fits decide, and says what stood in the way of the others', () => {
  const trace = routeEvent(calendar, EVENT_ROUTING, subject)
  expect(trace).toMatchObject({ rule: 'everything-else', desk: 'community', fitted: [] })
  expect(trace.passed.map(({ rule, because }) => `${rule}: ${because}`)).toContain(
    'sensors-at-night: offWork',
  )
})

it('knows night, weekends and 调休 from work time', () => {
  const desk = (at: string) =>
    routeEvent(calendar, EVENT_ROUTING, { ...subject, at: Date.parse(at) }).desk
  expect(desk('2026-03-02T22:00:00+08:00')).toBe('subdistrict')
  expect(desk('2026-03-07T10:00:00+08:00')).toBe('subdistrict')
  expect(desk('2026-02-14T10:00:00+08:00')).toBe('community')
})

it('takes no table that could leave an event lying', () => {
  const { rules } = EVENT_ROUTING
  expect(routingFault(EVENT_ROUTING)).toBeNull()
  expect(routingFault({ version: 'x', rules: rules.slice(0, -1) })).toBe('noLastRule')
  expect(routingFault({ version: 'x', rules: [rules[0]!, ...rules] })).toBe('repeatedId')
})

it('takes two reports for one: the same class, within fifty metres and three days', () => {
  const rules = ruleSetOf('2026.1')
  const one = { subclass: 'noise', at: 0, lonLat: [120, 30] as const }
  const hours = (count: number) => ({ ...one, at: count * 3_600_000 })
  const north = (metres: number) => ({ ...one, lonLat: [120, 30 + metres / 111_195] as const })
  expect(isLikelyDuplicate(rules, one, north(49.9))).toBe(true)
  expect(isLikelyDuplicate(rules, one, north(50.2))).toBe(false)
  expect(isLikelyDuplicate(rules, one, hours(72))).toBe(true)
  expect(isLikelyDuplicate(rules, hours(72.1), one)).toBe(false)
  expect(isLikelyDuplicate(rules, one, { ...one, subclass: 'fumes' })).toBe(false)
})

it('does not punish a grid for finding much where there is much to find', () => {
  const plain = { homes: 100, shops: 0, found: 10, complained: 0 }
  const found = againstExpected([
    { grid: 'quiet', ...plain },
    { grid: 'busy', ...plain, shops: 75, found: 40, complained: 10 },
    { grid: 'blind', ...plain, found: 0, complained: 20 },
    { grid: 'empty', homes: 0, shops: 0, found: 0, complained: 0 },
  ])
  expect(found.map(({ verdict }) => verdict)).toEqual(['usual', 'usual', 'few', 'usual'])
  expect(found[1]).toMatchObject({ expected: 200 / 6, foundFirst: 0.8 })
  expect(found[3]).toMatchObject({ ratio: null, foundFirst: null })
})

it('tells nobody by what is expected whether three homes are there or none', () => {
  const expectedOf = (homes: number) =>
    againstExpected([
      { grid: 'few', homes, shops: 2, found: 3, complained: 0 },
      { grid: 'many', homes: 400, shops: 10, found: 30, complained: 0 },
    ]).map(({ expected }) => expected)
  expect(expectedOf(3)).toEqual(expectedOf(0))
})
