import { applyChange, type Coverage } from '../coverage.ts'
import { type CellId, type CoverageChange, OUTSIDE } from '../items.ts'
import { countCells, type Tallies } from './count-cells.ts'
import { countChange } from './count-change.ts'
import type { Facts } from './facts.ts'
import { addTally, type CellTally, emptyTally } from './tally.ts'

/** Tallies of all cells that keep up with the boundary. */
export interface LivingEdge {
  tally(cell: CellId): CellTally | undefined
  /** Of all cells. */
  tallies(): ReadonlyMap<CellId, CellTally>
  /** Cells whose numbers the change would alter, with the numbers as they would be: for every frame of a drag. */
  preview(change: CoverageChange): Tallies
  /** Changes the coverage and the tallies; answers the change that takes it back. */
  commit(change: CoverageChange): CoverageChange
}

/** `tallies`: what has been counted already of just this coverage and these facts. */
export function createLivingEdge(
  coverage: Coverage,
  facts: Facts,
  tallies: Tallies = countCells(coverage, facts),
): LivingEdge {
  const preview = (change: CoverageChange): Tallies => {
    const after: Tallies = new Map()
    for (const [face, moved] of countChange(coverage, change, facts)) {
      if (face === OUTSIDE) continue
      const tally = emptyTally()
      addTally(tally, tallies.get(face) ?? emptyTally())
      addTally(tally, moved)
      after.set(face, tally)
    }
    return after
  }
  return {
    tally: (cell) => tallies.get(cell),
    tallies: () => tallies,
    preview,
    commit(change) {
      for (const [cell, tally] of preview(change)) tallies.set(cell, tally)
      for (const id of change.remove) tallies.delete(id as CellId)
      return applyChange(coverage, change)
    },
  }
}
