import { describe, expect, it } from 'vitest'
import type { FeatureCode, HoldingItem, LayerCode } from '../../../data/contracts/index.ts'
import { groupHoldings, peopleShares } from '../../../web/card/group-holdings.ts'

const item = (layer: string, title: string, risk = 0): HoldingItem => ({
  layer: layer as LayerCode,
  code: title as FeatureCode,
  title,
  class: 0,
  state: 0,
  risk,
})

describe('groupHoldings', () => {
  it('puts the riskiest layer first, then the fullest', () => {
    const groups = groupHoldings([
      item('SCHOOL', 'a'),
      item('RENTAL', 'b', 1),
      item('CATERING', 'c'),
      item('CATERING', 'd'),
      item('FIRE_UNIT', 'e', 4),
    ])
    expect(groups.map((group) => group.layer)).toEqual([
      'FIRE_UNIT',
      'RENTAL',
      'CATERING',
      'SCHOOL',
    ])
  })

  it('puts the riskiest item first and sorts the rest by room number', () => {
    const [group] = groupHoldings([
      item('RENTAL', '1001室'),
      item('RENTAL', '201室'),
      item('RENTAL', '9室', 3),
    ])
    expect(group!.items.map((i) => i.title)).toEqual(['9室', '201室', '1001室'])
    expect(group!.highestRisk).toBe(3)
  })

  it('has no groups where nothing hangs', () => expect(groupHoldings([])).toEqual([]))
})

describe('peopleShares', () => {
  const residents = { count: 20, households: 8, aged60: 5, children14: 2, floating: 0 }
  it('shows each as a share of all residents', () =>
    expect(peopleShares(residents).map((s) => s.share)).toEqual([0.25, 0.1, 0]))
  it('has no share where nobody lives', () =>
    expect(peopleShares({ ...residents, count: 0 })[0]!.share).toBeNull())
})
