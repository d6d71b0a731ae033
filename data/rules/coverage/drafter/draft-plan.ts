import type { Block } from './block-graph.ts'
import { cellCost, DRAFTER_WEIGHTS, type DrafterWeights } from './cell-cost.ts'
import { growCells } from './grow-cells.ts'
import { freePieces, lockedCells, type PlannedCell } from './pieces.ts'
import type { PlanState } from './plan-state.ts'
import { recombine } from './recombine.ts'
import { seededRandom } from './seeded-random.ts'
import { fairTarget, sharePlaces } from './share-places.ts'
import { shiftBlocks } from './shift-blocks.ts'

export interface DrafterWish {
  blocks: readonly Block[]
  /** How many cells there should be besides the locked ones; where whole blocks cannot fill as many, there are fewer. */
  cells: number
  seed: number
  weights?: DrafterWeights
  /** How long each pair of neighbours is worked on; more is better and slower. */
  rounds?: number
}

/** Blocks of each cell of a plan; locked cells come first, as they are. */
export interface DraftedPlan {
  seed: number
  cells: readonly Readonly<PlannedCell>[]
}

export interface DraftProgress {
  done: number
  of: number
}

/**
 * Draws one complete plan, community after community: none is ever left half, no block is cut, every cell is in one piece
 * and inside its community, locked cells stay. Yields now and then, so that whoever drives it can stop or draw.
 */
export function* draftPlan(wish: DrafterWish): Generator<DraftProgress, DraftedPlan> {
  const { blocks, cells, seed, weights = DRAFTER_WEIGHTS, rounds = 30 } = wish
  const pieces = freePieces(blocks)
  const shares = sharePlaces(
    cells,
    pieces.map(({ members }) => ({ blocks: members.map((block) => blocks[block]!.households) })),
  )
  const plan: PlannedCell[] = lockedCells(blocks)
  for (const [k, { community, members }] of pieces.entries()) {
    const random = seededRandom(seed * 7919 + k)
    const state = yield* draftPiece(blocks, members, shares[k]!, weights, rounds, random, {
      done: k,
      of: pieces.length,
    })
    for (const set of state.members) {
      if (set.size === 0) continue
      plan.push({ community, blocks: [...set].map((block) => blocks[block]!.id), locked: false })
    }
  }
  return { seed, cells: plan }
}

/** The best of a few beginnings for one connected piece of a community. */
function* draftPiece(
  blocks: readonly Block[],
  members: readonly number[],
  cells: number,
  weights: DrafterWeights,
  rounds: number,
  random: () => number,
  progress: DraftProgress,
): Generator<DraftProgress, PlanState> {
  const target = fairTarget(
    cells,
    members.map((block) => blocks[block]!.households),
  )
  let best: { state: PlanState; cost: number } | undefined
  for (let beginning = 0; beginning < BEGINNINGS; beginning++) {
    yield progress
    const state = growCells(blocks, members, cells, random)
    for (let round = 0; round < rounds; round++) {
      const moved = improve(state, members, target, weights, random)
      if (round % 4 === 3) yield progress
      if (!moved && round > 3) break
    }
    const cost = worstFirst(state, target, weights)
    if (!best || cost < best.cost) best = { state, cost }
  }
  return best!.state
}

const BEGINNINGS = 10

function improve(
  state: PlanState,
  members: readonly number[],
  target: number,
  weights: DrafterWeights,
  random: () => number,
): boolean {
  let moved = shiftBlocks(state, members, () => target, weights) > 0
  const order = state.members.map((_, cell) => ({ cell, households: state.households(cell) }))
  // The emptiest first, each with its fullest neighbour and one at random.
  order.sort((a, b) => a.households - b.households)
  for (const { cell } of order) {
    const around = [...state.neighboursOf(cell)]
    if (around.length === 0) continue
    around.sort((a, b) => state.households(b) - state.households(a))
    for (const other of new Set([around[0]!, around[Math.floor(random() * around.length)]!])) {
      moved = recombine(state, cell, other, target, weights, random) || moved
    }
  }
  return moved
}

/** Sum of the costs, the worst cell counted heavily: a plan is as fair as its worst cell. */
function worstFirst(state: PlanState, target: number, weights: DrafterWeights): number {
  const costs = state.members.map((set, cell) =>
    cellCost(state.blocks, set, (block) => state.cellOf[block] === cell, target, weights),
  )
  return costs.reduce((sum, cost) => sum + cost, 0) + costs.length * Math.max(...costs)
}
