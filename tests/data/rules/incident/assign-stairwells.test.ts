import { describe, expect, it } from 'vitest'
import { assignStairwells } from '../../../../data/rules/incident/assign-stairwells.ts'

const stairwell = (key: string, doors: number, more = {}) => ({
  key,
  doors,
  grid: 'west',
  help: 0,
  ...more,
})

describe('one responder per stairwell', () => {
  it('gives every stairwell to exactly one', () => {
    const stairwells = Array.from({ length: 66 }, (_, i) => stairwell(`B${i}/1`, 12))
    const responders = Array.from({ length: 60 }, (_, i) => ({ key: `r${i}` }))
    const assigned = assignStairwells(stairwells, responders)
    expect(assigned.size).toBe(66)
    const loads = new Map<string, number>()
    for (const who of assigned.values()) loads.set(who, (loads.get(who) ?? 0) + 1)
    expect(loads.size).toBe(60)
    expect(Math.max(...loads.values())).toBe(2)
  })

  it('is within four thirds of even when the stairwells differ', () => {
    const stairwells = Array.from({ length: 90 }, (_, i) =>
      stairwell(`B${i}/1`, 4 + ((i * 7) % 23)),
    )
    const responders = Array.from({ length: 10 }, (_, i) => ({ key: `r${i}` }))
    const assigned = assignStairwells(stairwells, responders)
    const total = stairwells.reduce((sum, { doors }) => sum + doors, 0)
    for (const { key } of responders) {
      const load = stairwells
        .filter((one) => assigned.get(one.key) === key)
        .reduce((sum, { doors }) => sum + doors, 0)
      expect(load).toBeLessThanOrEqual((4 / 3) * (total / responders.length))
    }
  })

  it('counts doors with somebody who needs help more', () => {
    const assigned = assignStairwells(
      [stairwell('a', 10, { help: 5 }), stairwell('b', 10), stairwell('c', 10)],
      [{ key: 'one' }, { key: 'two' }],
    )
    expect(assigned.get('b')).toBe(assigned.get('c'))
    expect(assigned.get('a')).not.toBe(assigned.get('b'))
  })

  it('prefers those who know the grid', () => {
    const stairwells = [stairwell('a', 10), stairwell('b', 10, { grid: 'east' })]
    const assigned = assignStairwells(stairwells, [
      { key: 'hers', grid: 'east' },
      { key: 'his', grid: 'west' },
    ])
    expect([assigned.get('a'), assigned.get('b')]).toEqual(['his', 'hers'])
  })

  it('assigns nothing when nobody is there', () => {
    expect(assignStairwells([stairwell('a', 10)], []).size).toBe(0)
  })
})
