import { applyChange, Coverage } from '../coverage.ts'
import { Draft } from '../draft.ts'
import type { Arc, Cell, CellId, Face } from '../items.ts'
import { endsOf, joinAt } from '../nodes.ts'

/** The coverage that comes of joining blocks: arcs between blocks of one cell go, the others stay as they are. */
export function dissolveBlocks(
  blocks: Coverage,
  cells: readonly Cell[],
  cellOf: ReadonlyMap<CellId, CellId>,
): Coverage {
  const label = (face: Face): Face => (face === 'outside' ? face : (cellOf.get(face) ?? 'outside'))
  const arcs: Arc[] = []
  for (const arc of blocks.arcs()) {
    const [left, right] = [label(arc.left), label(arc.right)]
    if (left !== right) arcs.push({ ...arc, left, right })
  }
  const coverage = new Coverage([...cells, ...arcs])
  for (const [x, y] of arcs.flatMap(endsOf)) {
    if ([...coverage.arcsAt(x, y)].length !== 2) continue
    const draft = new Draft(coverage)
    joinAt(draft, x, y)
    applyChange(coverage, draft.finish('dissolve'))
  }
  return coverage
}
