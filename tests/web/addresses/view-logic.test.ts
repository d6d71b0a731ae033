import { describe, expect, it } from 'vitest'
import type { AddressEntry } from '../../../data/contracts/index.ts'
import { compareNames, nextName } from '../../../web/addresses/compare-names.ts'
import { dotsOf } from '../../../web/addresses/dots-of.ts'
import { findGrid } from '../../../web/addresses/find-grid.ts'
import { levelsBelow } from '../../../web/addresses/level-choices.ts'
import { listQuestion } from '../../../web/addresses/list-question.ts'
import { nudge } from '../../../web/addresses/nudge.ts'
import { possibleModes } from '../../../web/addresses/possible-modes.ts'
import { reachOf } from '../../../web/addresses/reach-of.ts'
import { splitInput, withoutPart } from '../../../web/addresses/split-plan.ts'
import { timelineOf } from '../../../web/addresses/timeline.ts'
import { distanceM } from '../../../web/map/measure/geodesy.ts'

const entry = (id: number, name: string, more: Partial<AddressEntry> = {}): AddressEntry => ({
  subdistrict: '330199001',
  id,
  code: null,
  level: 9,
  name,
  fullText: `文一路12号${name}`,
  state: 'active',
  lonLat: [120, 30.25],
  community: '330199001001',
  grid: '330199001001001',
  ...more,
})

describe('a name being typed', () => {
  const siblings = [entry(1, '3幢'), entry(2, '3-1幢'), entry(3, '5幢', { state: 'retired' })]

  it('is taken by one that cannot be told from it, however it is written', () => {
    expect(compareNames('３号楼', 9, siblings).taken?.id).toBe(1)
    expect(compareNames('5幢', 9, siblings).taken).toBeUndefined()
    expect(compareNames('3幢', 8, siblings).taken).toBeUndefined()
    expect(compareNames('3幢', 9, siblings, 1).taken).toBeUndefined()
  })

  it('is warned of others of the same number or stem', () => {
    expect(compareNames('3幢', 9, siblings).similar.map(({ id }) => id)).toEqual([2])
    const streets = [entry(7, '文一街', { level: 6 })]
    expect(compareNames('文一路', 6, streets).similar).toHaveLength(1)
    expect(compareNames(' ', 6, streets).similar).toEqual([])
  })

  it('begins as the number after the greatest, but for rooms', () => {
    expect(nextName(9, [entry(1, '3幢'), entry(2, '12幢'), entry(3, '清川大厦')])).toBe('13幢')
    expect(nextName(12, [entry(1, '501室', { level: 12 })])).toBe('')
    expect(nextName(9, [])).toBe('')
  })
})

describe('what can be done', () => {
  const at = (level: number, state: AddressEntry['state'] = 'active') => ({
    address: entry(1, 'x', { level, state }),
    children: [],
  })

  it('is nothing to an address of another day, or to a retired one', () => {
    expect(possibleModes(at(9), true)).toEqual([])
    expect(possibleModes(at(9, 'retired'), false)).toEqual([])
  })

  it('is adding alone for a division, and certifying where something waits', () => {
    expect(possibleModes(at(5), false)).toEqual(['add'])
    expect(possibleModes(at(9), false)).not.toContain('certify')
    expect(possibleModes(at(9, 'proposed'), false)[0]).toBe('certify')
    expect(possibleModes(at(12), false)).not.toContain('add')
  })

  it('offers only levels that lie deeper', () => {
    for (let level = 4; level <= 12; level++) {
      expect(levelsBelow(level).every((below) => below > level && below <= 12)).toBe(true)
    }
  })
})

describe('a split', () => {
  const place = { subdistrict: '330199001', id: 9 }
  const parts = [
    { name: 'A幢', lonLat: null },
    { name: ' B幢 ', lonLat: [120, 30] as const },
  ]

  it('is sent once every part has a name of its own, with what goes to the later parts', () => {
    expect(splitInput(place, [parts[0]!, { name: '', lonLat: null }], {})).toBeNull()
    expect(splitInput(place, [parts[0]!, parts[0]!], {})).toBeNull()
    expect(splitInput(place, parts, { 4: 1, 5: 0, 6: 1 })?.parts).toEqual([
      { name: 'A幢' },
      { name: 'B幢', lonLat: [120, 30], children: [4, 6] },
    ])
  })

  it('gives the content of a part that is dropped back to the first', () => {
    expect(withoutPart({ 1: 1, 2: 2, 3: 0 }, 1)).toEqual({ 2: 1, 3: 0 })
  })
})

describe('on the map', () => {
  it('arrow keys move a point by half a metre, with Shift by five', () => {
    const from = [120, 30.25] as const
    const east = nudge(from, { key: 'ArrowRight', shiftKey: false })!
    expect(distanceM(from, east)).toBeCloseTo(0.5, 1)
    expect(east[1]).toBe(30.25)
    expect(distanceM(from, nudge(from, { key: 'ArrowUp', shiftKey: true })!)).toBeCloseTo(5, 1)
    expect(nudge(from, { key: 'a', shiftKey: false })).toBeUndefined()
  })

  it('a place falls in the general grid before the dedicated one that lies over it', () => {
    const square = (code: string) => ({
      code,
      polygons: [
        [
          [
            [0, 0],
            [2, 0],
            [2, 2],
            [0, 2],
            [0, 0],
          ],
        ],
      ],
    })
    const grids = [square('330199001001901'), square('330199001001002')]
    expect(findGrid(grids, [1, 1])).toBe('330199001001002')
    expect(findGrid(grids.slice(0, 1), [1, 1])).toBe('330199001001901')
    expect(findGrid(grids, [3, 1])).toBe('')
  })

  it('shows what waits and what is doubtful, the row under the pointer on top', () => {
    const rows = [
      entry(1, '1幢'),
      entry(2, '2幢', { state: 'proposed' }),
      entry(3, '101室', { level: 12 }),
    ]
    const problem = {
      kind: 'duplicate',
      address: entry(4, '4幢'),
      other: null,
      distanceM: null,
    } as const
    const dots = dotsOf(rows, { problems: [problem], pointed: 1, open: null })
    expect(dots.map(({ label, tone }) => `${label} ${tone}`)).toEqual([
      '2幢 waiting',
      '4幢 problem',
      '1幢 pointed',
    ])
  })
})

describe('lists and numbers', () => {
  it('a text goes before the list, and the scope chip narrows both', () => {
    expect(listQuestion({ list: 'streets', q: '' }, '330199001')).toMatchObject({
      level: 6,
      within: '330199001',
    })
    expect(listQuestion({ list: 'streets', q: ' 文一路 ' }, '')).toEqual({ q: '文一路', limit: 60 })
    expect(listQuestion({ list: 'verified', q: '' }, '')).toMatchObject({ state: 'verified' })
  })

  it('a preview leaves out what is nothing or not for this account', () => {
    expect(
      reachOf({ addresses: 3, buildings: 1, rooms: 0, items: 2 }).map(({ count }) => count),
    ).toEqual([3, 1, 2])
  })

  it('a history tells today first, then what is still true, then what is believed no more', () => {
    const version = (name: string, validFrom: string, recordedTo: string | null) => ({
      ...{ name, fullText: name, state: 'active' as const, lonLat: [120, 30] as const },
      ...{
        validFrom,
        validTo: null,
        recordedFrom: '2024-01-01T00:00:00.000Z',
        recordedTo,
        change: 1,
      },
    })
    const address = {
      ...entry(1, '今'),
      validFrom: '2025-01-01',
      recordedAt: '2025-02-01T00:00:00.000Z',
    }
    const history = [
      version('误', '2019-01-01', '2025-02-01T00:00:00.000Z'),
      version('旧', '2019-01-01', null),
      version('较新', '2022-01-01', null),
    ]
    expect(timelineOf({ address, history }).map(({ name }) => name)).toEqual([
      '今',
      '较新',
      '旧',
      '误',
    ])
  })
})
