import { compactness } from '../measure.ts'
import type { Block } from './block-graph.ts'

/** What counts how much; what is balanced comes first. */
export interface DrafterWeights {
  balance: number
  compactness: number
  lines: number
  streets: number
}

export const DRAFTER_WEIGHTS: DrafterWeights = {
  balance: 10,
  compactness: 1,
  lines: 0.5,
  streets: 0.6,
}

/** How far a cell is from what it should be: 0 = perfect. */
export function cellCost(
  blocks: readonly Block[],
  members: Iterable<number>,
  isMember: (block: number) => boolean,
  target: number,
  weights: DrafterWeights,
): number {
  let [households, areaM2, perimeterM, borderM, alongM, most] = [0, 0, 0, 0, 0, 0]
  const today = new Map<string, number>()
  for (const number of members) {
    const block = blocks[number]!
    households += block.households
    areaM2 += block.areaM2
    perimeterM += block.perimeterM
    const known = (today.get(block.today) ?? 0) + block.households
    today.set(block.today, known)
    if (block.today !== '') most = Math.max(most, known)
    for (const { block: other, sharedM, alongM: along } of block.neighbours) {
      if (isMember(other)) perimeterM -= sharedM
      else {
        borderM += sharedM
        alongM += along
      }
    }
  }
  const off = target === 0 ? 0 : (households - target) / target
  // Twice as empty is as bad as twice as full.
  const balance = off < 0 ? (target / Math.max(households, target / 8) - 1) ** 2 : off ** 2
  return (
    weights.balance * balance +
    weights.compactness * (1 - compactness(areaM2, perimeterM)) +
    weights.lines * (borderM === 0 ? 0 : 1 - alongM / borderM) +
    weights.streets * (households === 0 ? 0 : 1 - most / households)
  )
}
