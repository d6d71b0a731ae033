import { describe, expect, it } from 'vitest'
import { sectionLattice } from '../../../web/section/section-lattice.ts'
import { room, section } from './section-builder.ts'

const numbers = (rows: readonly (readonly ({ number: string } | null)[])[]) =>
  rows.map((row) => row.map((cell) => cell?.number ?? '—'))

describe('sectionLattice', () => {
  it('puts the rooms of a slab under each other, highest floor on top', () => {
    const lattice = sectionLattice(section(2, { '1单元': ['101', '102', '201', '202'] }))
    expect(lattice.floors).toEqual([2, 1])
    expect(numbers(lattice.stairwells[0]!.rows)).toEqual([
      ['201', '202'],
      ['101', '102'],
    ])
  })

  it('leaves a gap where a room is missing', () => {
    const lattice = sectionLattice(
      section(3, { '1单元': ['101', '102', '103', '201', '203', '301'] }),
    )
    expect(numbers(lattice.stairwells[0]!.rows)).toEqual([
      ['301', '—', '—'],
      ['201', '—', '203'],
      ['101', '102', '103'],
    ])
  })

  it('gives a number that no floor uses no column', () => {
    const lattice = sectionLattice(section(1, { '2单元': ['103', '105'] }))
    expect(lattice.stairwells[0]!.columns).toBe(2)
  })

  it('lines the floors of stairwells of different height up', () => {
    const lattice = sectionLattice(section(3, { '1单元': ['101', '201', '301'], '2单元': ['102'] }))
    expect(numbers(lattice.stairwells[1]!.rows)).toEqual([['—'], ['—'], ['102']])
  })

  it('draws a floor without any room as an empty floor', () => {
    const lattice = sectionLattice(section(4, { '1单元': ['101', '401'] }))
    expect(lattice.floors).toEqual([4, 3, 2, 1])
    expect(numbers(lattice.stairwells[0]!.rows)).toEqual([['401'], ['—'], ['—'], ['101']])
  })

  it('draws a village house with one room and no stairwell', () => {
    const lattice = sectionLattice({
      ...section(1, {}),
      stairwells: [{ name: null, floors: [{ floor: 1, rooms: [room('全部')] }] }],
    })
    expect(lattice.stairwells).toHaveLength(1)
    expect(lattice.stairwells[0]!.name).toBeNull()
    expect(numbers(lattice.stairwells[0]!.rows)).toEqual([['全部']])
  })

  it('puts cellars below the ground floor, without a floor 0 between', () => {
    const lattice = sectionLattice({
      ...section(2, {}),
      stairwells: [
        {
          name: '1',
          floors: [
            { floor: -1, rooms: [room('B101')] },
            { floor: 1, rooms: [room('101'), room('102')] },
          ],
        },
      ],
    })
    expect(lattice.floors).toEqual([2, 1, -1])
    expect(numbers(lattice.stairwells[0]!.rows).at(-1)).toEqual(['B101', '—'])
  })

  it('holds a tower of 33 floors with 20 rooms each', () => {
    const rooms = Array.from({ length: 33 }, (_, floor) =>
      Array.from({ length: 20 }, (_, n) => `${floor + 1}${String(n + 1).padStart(2, '0')}`),
    ).flat()
    const lattice = sectionLattice(section(33, { 无: rooms }))
    expect(lattice.floors).toHaveLength(33)
    expect(lattice.stairwells[0]!.columns).toBe(20)
    expect(lattice.rooms).toHaveLength(660)
    expect(lattice.stairwells[0]!.rows[0]!.at(-1)?.number).toBe('3320')
  })

  it('keeps every room when numbers do not tell the position', () => {
    const lattice = sectionLattice({
      ...section(1, {}),
      stairwells: [
        {
          name: null,
          floors: [{ floor: 1, rooms: [room('10号商铺'), room('2号商铺'), room('101')] }],
        },
      ],
    })
    expect(numbers(lattice.stairwells[0]!.rows)).toEqual([['2号商铺', '10号商铺', '101']])
  })

  it('keeps both rooms when two carry the same number', () => {
    const lattice = sectionLattice(section(1, { '1单元': ['101', '101'] }))
    expect(numbers(lattice.stairwells[0]!.rows)).toEqual([['101', '101']])
  })

  it('answers an empty wall for a building without rooms', () => {
    const lattice = sectionLattice(section(2, {}))
    expect(lattice).toEqual({ floors: [2, 1], stairwells: [], rooms: [] })
  })
})
