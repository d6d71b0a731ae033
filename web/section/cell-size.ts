import type { SectionLattice } from './section-lattice.ts'

interface Room {
  widthRem: number
  heightRem: number
}

export const SMALLEST_CELL_REM = 0.875
export const LARGEST_CELL_REM = 4.5
/** Cells are this much wider than high. */
const HEIGHT_SHARE = 0.62
const GAP_REM = 0.125
const STAIRWELL_GAP_REM = 0.75
const FLOOR_NAME_REM = 2.5
const HEADER_REM = 1.5

/** The largest cell with which the whole section fits; a large section scrolls at the smallest. */
export function fittingCellRem(lattice: SectionLattice, room: Room): number {
  const columns = lattice.stairwells.reduce((sum, stairwell) => sum + stairwell.columns, 0)
  if (columns === 0) return SMALLEST_CELL_REM
  const gaps = (columns - 1) * GAP_REM + (lattice.stairwells.length - 1) * STAIRWELL_GAP_REM
  const byWidth = (room.widthRem - FLOOR_NAME_REM - gaps) / columns
  const perFloor = (room.heightRem - HEADER_REM) / lattice.floors.length - GAP_REM
  const fitting = Math.min(byWidth, perFloor / HEIGHT_SHARE)
  return clampCellRem(Math.floor(fitting * 16) / 16)
}

export const clampCellRem = (cellRem: number) =>
  Math.min(LARGEST_CELL_REM, Math.max(SMALLEST_CELL_REM, cellRem))
