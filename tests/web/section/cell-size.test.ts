import { describe, expect, it } from 'vitest'
import {
  fittingCellRem,
  LARGEST_CELL_REM,
  SMALLEST_CELL_REM,
} from '../../../web/section/cell-size.ts'
import { sectionLattice } from '../../../web/section/section-lattice.ts'
import { section } from './section-builder.ts'

const room = { widthRem: 40, heightRem: 20 }

describe('fittingCellRem', () => {
  it('fills the height with a slab of six floors', () => {
    const rooms = [1, 2, 3, 4, 5, 6].flatMap((floor) => [`${floor}01`, `${floor}02`])
    const cell = fittingCellRem(sectionLattice(section(6, { '1单元': rooms })), room)
    expect(cell).toBeLessThanOrEqual(LARGEST_CELL_REM)
    expect(6 * (cell * 0.62 + 0.125)).toBeLessThanOrEqual(20)
  })

  it('does not blow a house with one room up', () =>
    expect(fittingCellRem(sectionLattice(section(1, { 无: ['101'] })), room)).toBe(
      LARGEST_CELL_REM,
    ))

  it('lets a tower scroll instead of drawing dust', () =>
    expect(fittingCellRem(sectionLattice(section(60, { 无: ['101'] })), room)).toBe(
      SMALLEST_CELL_REM,
    ))

  it('has a size for a building without rooms', () =>
    expect(fittingCellRem(sectionLattice(section(6, {})), room)).toBe(SMALLEST_CELL_REM))
})
