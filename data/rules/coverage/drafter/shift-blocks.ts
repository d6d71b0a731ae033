import { cellCost, type DrafterWeights } from './cell-cost.ts'
import { isConnected, type PlanState } from './plan-state.ts'

/** Once round all blocks on borders: each goes where the two cells are better off, as long as both stay in one piece. */
export function shiftBlocks(
  state: PlanState,
  free: readonly number[],
  targetOf: (cell: number) => number,
  weights: DrafterWeights,
): number {
  const { blocks, members, cellOf } = state
  let shifted = 0
  for (const block of free) {
    const from = cellOf[block]!
    const set = members[from]!
    if (set.size < 2) continue
    const others = new Set<number>()
    for (const { block: other } of blocks[block]!.neighbours) {
      if (cellOf[other]! >= 0 && cellOf[other] !== from) others.add(cellOf[other]!)
    }
    if (others.size === 0 || !isConnected(blocks, set, block)) continue
    const cost = (cell: number) =>
      cellCost(blocks, members[cell]!, (other) => cellOf[other] === cell, targetOf(cell), weights)
    let best = from
    let gain = 1e-9
    for (const to of others) {
      const before = cost(from) + cost(to)
      state.put(block, to)
      const after = cost(from) + cost(to)
      state.put(block, from)
      if (before - after > gain) {
        gain = before - after
        best = to
      }
    }
    if (best === from) continue
    state.put(block, best)
    shifted++
  }
  return shifted
}
