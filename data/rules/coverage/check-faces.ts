import type { CoverageView } from './coverage.ts'
import { type Cycle, cyclesOf, isNested } from './cycles.ts'
import type { Draft } from './draft.ts'
import { type Arc, type CellId, OUTSIDE } from './items.ts'
import { refuse } from './refuse.ts'

/** Every cell beside a changed arc must still be one area, in as few pieces as before. */
export function checkFaces(draft: Draft): void {
  const cells = new Set<CellId>()
  for (const arc of draft.formerArcs()) addCells(cells, arc)
  for (const arc of draft.drawnArcs()) addCells(cells, arc)
  for (const id of cells) {
    const cell = draft.cell(id)
    const cycles = cyclesOf(draft, id)
    if (!cell) {
      if (cycles?.length !== 0) refuse('no-such-cell')
      continue
    }
    if (!cycles || !isNested(cycles)) refuse('swallows')
    const pieces = countPieces(cycles)
    if (pieces === 0) refuse('swallows')
    if (pieces > 1 && pieces > piecesBefore(draft, id)) refuse('cuts-off', smallestPlace(cycles))
  }
}

export const countPieces = (cycles: readonly Cycle[]): number =>
  cycles.reduce((count, { area2 }) => (area2 > 0 ? count + 1 : count), 0)

function piecesBefore({ base }: { base: CoverageView }, id: CellId): number {
  return base.cell(id) ? countPieces(cyclesOf(base, id) ?? []) : 1
}

function smallestPlace(cycles: readonly Cycle[]): readonly [number, number] {
  const pieces = cycles.filter(({ area2 }) => area2 > 0).sort((a, b) => a.area2 - b.area2)
  const { points } = pieces[0]!.steps[0]!.arc
  return [points[0]!, points[1]!]
}

function addCells(cells: Set<CellId>, { left, right }: Arc): void {
  if (left !== OUTSIDE) cells.add(left)
  if (right !== OUTSIDE) cells.add(right)
}
