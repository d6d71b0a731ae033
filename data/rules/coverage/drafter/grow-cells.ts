import type { Block } from './block-graph.ts'
import { PlanState } from './plan-state.ts'

/**
 * Plain region growing: far-apart seeds, then the emptiest cell takes the nearest free block beside it, until all are taken.
 * What the drafter begins with, and the peer that it is measured against. Only free blocks (`true`) take part.
 */
export function growCells(
  blocks: readonly Block[],
  free: readonly number[],
  cells: number,
  random: () => number,
): PlanState {
  const state = new PlanState(blocks, cells)
  const open = new Set(free)
  const seeds = chooseSeeds(blocks, free, cells, random)
  seeds.forEach((seed, cell) => {
    state.put(seed, cell)
    open.delete(seed)
  })
  const sums = seeds.map((seed) => blocks[seed]!.households)
  const growing = new Set(seeds.keys())
  while (open.size > 0 && growing.size > 0) {
    let cell = -1
    for (const candidate of growing) {
      if (cell < 0 || sums[candidate]! < sums[cell]!) cell = candidate
    }
    const block = nearestFree(state, cell, blocks[seeds[cell]!]!, open)
    if (block < 0) {
      growing.delete(cell)
      continue
    }
    state.put(block, cell)
    open.delete(block)
    sums[cell] = sums[cell]! + blocks[block]!.households
  }
  return state
}

/** k-means++: the next seed is drawn with the square of its distance from those there are, and by its households. */
function chooseSeeds(
  blocks: readonly Block[],
  free: readonly number[],
  cells: number,
  random: () => number,
): number[] {
  const seeds: number[] = []
  const distances = free.map(() => Number.POSITIVE_INFINITY)
  const taken = new Set<number>()
  while (seeds.length < Math.min(cells, free.length)) {
    const weights = free.map((block, k) => {
      if (taken.has(block)) return 0
      const far = Math.min(distances[k]!, 1e12)
      return (blocks[block]!.households + 1) * (seeds.length === 0 ? 1 : far)
    })
    let drawn = random() * weights.reduce((sum, weight) => sum + weight, 0)
    let at = weights.findIndex((weight) => {
      drawn -= weight
      return weight > 0 && drawn < 0
    })
    if (at < 0) at = free.findIndex((block) => !taken.has(block))
    const seed = free[at]!
    seeds.push(seed)
    taken.add(seed)
    free.forEach((block, k) => {
      distances[k] = Math.min(distances[k]!, squareM(blocks[block]!, blocks[seed]!))
    })
  }
  return seeds
}

const squareM = (a: Block, b: Block) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2

function nearestFree(
  state: PlanState,
  cell: number,
  seed: Block,
  open: ReadonlySet<number>,
): number {
  let best = -1
  for (const block of state.members[cell]!) {
    for (const { block: other } of state.blocks[block]!.neighbours) {
      if (!open.has(other)) continue
      const isNearer =
        best < 0 || squareM(state.blocks[other]!, seed) < squareM(state.blocks[best]!, seed)
      if (isNearer) best = other
    }
  }
  return best
}
