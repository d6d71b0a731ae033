import type { Block } from './block-graph.ts'
import { cellCost, type DrafterWeights } from './cell-cost.ts'
import type { PlanState } from './plan-state.ts'

/**
 * Takes two neighbouring cells together and cuts them anew: a random spanning tree over their blocks falls into two
 * connected parts wherever one of its edges is cut, and the best of all cuts of a few trees is taken if it is better than
 * what was (ReCom; DeFord, Duchin, Solomon 2021). Answers whether it was.
 */
export function recombine(
  state: PlanState,
  a: number,
  b: number,
  target: number,
  weights: DrafterWeights,
  random: () => number,
): boolean {
  const { blocks } = state
  const members = [...state.members[a]!, ...state.members[b]!]
  const cost = (set: ReadonlySet<number>) =>
    cellCost(blocks, set, (block) => set.has(block), target, weights)
  const now = cost(state.members[a]!) + cost(state.members[b]!)
  let best: { side: ReadonlySet<number>; cost: number } | undefined
  for (let tree = 0; tree < TREES; tree++) {
    for (const side of bestSides(blocks, members, random)) {
      const other = new Set(members.filter((block) => !side.has(block)))
      const total = cost(side) + cost(other)
      if (total < (best?.cost ?? now) - 1e-9) best = { side, cost: total }
    }
  }
  if (!best) return false
  for (const block of members) state.put(block, best.side.has(block) ? a : b)
  return true
}

const TREES = 6
/** Cuts of one tree that are looked at closely: those that halve the households best. */
const CUTS = 5

function bestSides(
  blocks: readonly Block[],
  members: readonly number[],
  random: () => number,
): Set<number>[] {
  const { order, parent } = spanningTree(blocks, members, random)
  if (order.length < members.length) return []
  const sums = new Map(order.map((block) => [block, blocks[block]!.households]))
  for (const block of order.toReversed()) {
    const up = parent.get(block)
    if (up !== undefined) sums.set(up, sums.get(up)! + sums.get(block)!)
  }
  const whole = sums.get(order[0]!)!
  const cuts = order
    .slice(1)
    .map((block) => ({ block, off: Math.abs(2 * sums.get(block)! - whole) }))
  cuts.sort((x, y) => x.off - y.off)
  return cuts.slice(0, CUTS).map(({ block }) => below(block, order, parent))
}

/** Prim's, with random lengths: short across what nobody recognises as a border, so that cuts fall on what everybody does. */
function spanningTree(
  blocks: readonly Block[],
  members: readonly number[],
  random: () => number,
): { order: number[]; parent: Map<number, number> } {
  const inside = new Set(members)
  const root = members[Math.floor(random() * members.length)]!
  const parent = new Map<number, number>()
  const order: number[] = []
  const edges: { from: number; to: number; length: number }[] = []
  const visit = (block: number) => {
    inside.delete(block)
    order.push(block)
    for (const { block: to, sharedM, alongM } of blocks[block]!.neighbours) {
      if (inside.has(to)) edges.push({ from: block, to, length: random() + alongM / (sharedM + 1) })
    }
  }
  visit(root)
  while (inside.size > 0 && edges.length > 0) {
    let shortest = 0
    for (let k = 1; k < edges.length; k++) {
      if (edges[k]!.length < edges[shortest]!.length) shortest = k
    }
    const { from, to } = edges[shortest]!
    edges[shortest] = edges.at(-1)!
    edges.pop()
    if (!inside.has(to)) continue
    parent.set(to, from)
    visit(to)
  }
  return { order, parent }
}

function below(
  block: number,
  order: readonly number[],
  parent: ReadonlyMap<number, number>,
): Set<number> {
  const found = new Set([block])
  for (const other of order) {
    const up = parent.get(other)
    if (up !== undefined && found.has(up)) found.add(other)
  }
  return found
}
