import { describe, expect, it } from 'vitest'
import type { GridCode, GridSummary } from '../../../data/contracts/index.ts'
import { chooseGrids, gridLoad, totalGrids } from '../../../web/grids/grid-load.ts'

const grid = (serial: number, given: Partial<GridSummary> = {}): GridSummary => ({
  code: `330199001001${String(serial).padStart(3, '0')}` as GridCode,
  name: `第${serial}网格`,
  kind: 'general',
  community: '330199001001',
  subdistrict: '330199001',
  bounds: [120, 30, 120.01, 30.01],
  households: 400,
  residents: 1_000,
  rooms: 500,
  enterprises: 20,
  openEvents: 3,
  staff: [{ role: '专职', name: '沈岚', fullTime: true }],
  ...given,
})

const everything = {
  area: '',
  text: '',
  load: null,
  order: { column: 'name', descending: false },
} as const

const names = (grids: readonly GridSummary[]) => grids.map((g) => g.name)

describe('gridLoad', () => {
  it.each([
    [199, 'under'],
    [200, 'fitting'],
    [800, 'fitting'],
    [801, 'over'],
  ])('calls %s households %s', (households, load) =>
    expect(gridLoad(grid(1, { households }))).toBe(load),
  )
  it('does not measure a dedicated grid in households', () =>
    expect(gridLoad(grid(901, { kind: 'dedicated', households: 0 }))).toBe('fitting'))
})

describe('chooseGrids', () => {
  const grids = [grid(10, { households: 900 }), grid(2), grid(1, { households: 150 })]

  it('sorts names by their numbers', () =>
    expect(names(chooseGrids(grids, everything))).toEqual(['第1网格', '第2网格', '第10网格']))
  it('sorts by a measure, largest first', () =>
    expect(
      names(
        chooseGrids(grids, { ...everything, order: { column: 'households', descending: true } }),
      ),
    ).toEqual(['第10网格', '第2网格', '第1网格']))
  it('keeps overloaded ones', () =>
    expect(names(chooseGrids(grids, { ...everything, load: 'over' }))).toEqual(['第10网格']))
  it('finds a grid by its worker', () =>
    expect(chooseGrids(grids, { ...everything, text: '沈岚' })).toHaveLength(3))
  it('keeps those of the area', () =>
    expect(chooseGrids(grids, { ...everything, area: '330199002' })).toEqual([]))
})

describe('totalGrids', () => {
  it('adds up and finds the longest bar', () => {
    const totals = totalGrids([grid(1, { households: 100, staff: [] }), grid(2)])
    expect(totals).toMatchObject({ grids: 2, under: 1, over: 0, withoutFullTime: 1 })
    expect(totals.sums.households).toBe(500)
    expect(totals.maxima.households).toBe(400)
  })
  it('has no bars without grids', () => expect(totalGrids([]).maxima.rooms).toBe(0))
})
