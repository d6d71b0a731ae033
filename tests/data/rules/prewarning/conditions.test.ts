import { describe, expect, it } from 'vitest'
import {
  EVENT_CATEGORIES_2021,
  LAYER_ENTRIES,
  PREWARNING_RULES,
} from '../../../../data/registry/index.ts'
import { crowdsOf, hasFired, prewarningFault } from '../../../../data/rules/prewarning/index.ts'

const SMOKE = { kind: 'threshold', quantity: 'smoke', atLeast: 0.5, times: 2 } as const

describe('a threshold', () => {
  it('wants its readings in a row, the limit included', () => {
    expect(hasFired(SMOKE, [0.5, 0.7])).toBe(true)
    expect(hasFired(SMOKE, [0.5])).toBe(false)
    expect(hasFired(SMOKE, [0.9, 0.4, 0.9])).toBe(false)
  })
  it('may lie below', () => {
    expect(hasFired({ ...SMOKE, atLeast: undefined as never, atMost: 2, times: 1 }, [1.9])).toBe(
      true,
    )
  })
})

describe('a crowd', () => {
  const when = {
    kind: 'count',
    subclasses: ['noise'],
    atLeast: 3,
    withinM: 100,
    withinHours: 24,
  } as const
  const event = (no: string, hour: number, lon = 120, subclass = 'noise') => ({
    no,
    subclass,
    at: hour * 3_600_000,
    lonLat: [lon, 30.25] as const,
  })
  it('is complete with its third', () => {
    const events = [event('a', 0), event('b', 5), event('c', 20), event('d', 25)]
    expect(crowdsOf(when, events).map((crowd) => crowd.map(({ no }) => no))).toEqual([
      ['d', 'c', 'b'],
      ['c', 'b', 'a'],
    ])
  })
  it('is none of others, far or late', () => {
    expect(crowdsOf(when, [event('a', 0), event('b', 1, 120.01), event('c', 2)])).toEqual([])
    expect(crowdsOf(when, [event('a', 0), event('b', 1), event('c', 26)])).toEqual([])
    expect(crowdsOf(when, [event('a', 0), event('b', 1, 120, 'fire'), event('c', 2)])).toEqual([])
  })
})

describe('the rules that come with the software', () => {
  it('name classes and layers that there are', () => {
    const classes = EVENT_CATEGORIES_2021.flatMap(({ subclasses }) =>
      subclasses.map(({ code }) => code),
    )
    const layers = LAYER_ENTRIES.map(({ code }) => code)
    expect(prewarningFault(PREWARNING_RULES)).toBeNull()
    for (const { when, event } of PREWARNING_RULES.rules) {
      expect(classes).toContain(event.subclass)
      if ('layers' in when) for (const layer of when.layers) expect(layers).toContain(layer)
      if ('subclasses' in when) for (const one of when.subclasses) expect(classes).toContain(one)
    }
  })
  it('would be refused with a rule that could never fire', () => {
    const [first] = PREWARNING_RULES.rules
    const rules = [
      { ...first!, when: { kind: 'threshold' as const, quantity: 'smoke' as const, times: 1 } },
    ]
    expect(prewarningFault({ version: 'x', rules })).toBe('noLimit')
    expect(prewarningFault({ version: 'x', rules: [first!, first!] })).toBe('repeatedId')
  })
})
