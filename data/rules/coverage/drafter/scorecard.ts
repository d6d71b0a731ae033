import type { GridLimits } from '../../../registry/grid-limits.ts'
import { compactness } from '../measure.ts'
import type { Block } from './block-graph.ts'
import type { DraftedPlan } from './draft-plan.ts'

/** What a plan is worth, in figures that plans are compared by. */
export interface Scorecard {
  cells: number
  households: { least: number; most: number; mean: number }
  /** Most ÷ least, of cells that are not locked. */
  spread: number
  /** The same without cells that no plan could make otherwise: one block that fills it, or all there is of a community. */
  spreadWherePossible: number
  forced: number
  under: number
  over: number
  /** Polsby–Popper, mean and worst. */
  compactness: { mean: number; least: number }
  /** Part of the inner boundaries along roads, rivers and borders. */
  alongLines: number
  /** Part of the households that stay with the cell that most of their new cell comes from: with workers who know them. */
  keepsWorkers: number
}

/** A block with more than this part of a mean cell's households decides alone how full its cell is. */
const FILLED = 1.25

export function scorePlan(
  plan: DraftedPlan,
  blocks: readonly Block[],
  limits: Pick<GridLimits, 'householdsLow' | 'householdsHigh'>,
): Scorecard {
  const positions = new Map(blocks.map(({ id }, k) => [id, k]))
  const inCommunity = new Map<string, number>()
  for (const { community } of plan.cells) {
    inCommunity.set(community, (inCommunity.get(community) ?? 0) + 1)
  }
  const cells = plan.cells.map(({ blocks: ids, locked, community }) => ({
    locked,
    isAlone: inCommunity.get(community) === 1,
    ...measureCell(new Set(ids.map((id) => positions.get(id)!)), blocks),
  }))
  const free = cells.filter(({ locked }) => !locked)
  const households = free.map((cell) => cell.households)
  const sum = (of: (cell: (typeof cells)[number]) => number) =>
    cells.reduce((total, cell) => total + of(cell), 0)
  const mean = households.reduce((a, b) => a + b, 0) / free.length
  const movable = free
    .filter(({ isAlone, largest }) => !isAlone && largest < FILLED * mean)
    .map((cell) => cell.households)
  const [least, most] = [Math.min(...households), Math.max(...households)]
  const shapes = cells.map((cell) => cell.compactness)
  return {
    cells: cells.length,
    households: { least, most, mean },
    spread: most / least,
    spreadWherePossible: Math.max(...movable) / Math.min(...movable),
    forced: free.length - movable.length,
    under: free.filter((cell) => cell.households < limits.householdsLow).length,
    over: free.filter((cell) => cell.households > limits.householdsHigh).length,
    compactness: {
      mean: shapes.reduce((a, b) => a + b, 0) / shapes.length,
      least: Math.min(...shapes),
    },
    alongLines:
      sum((cell) => cell.alongM) /
      Math.max(
        1,
        sum((cell) => cell.borderM),
      ),
    keepsWorkers:
      sum((cell) => cell.kept) /
      Math.max(
        1,
        sum((cell) => cell.households),
      ),
  }
}

function measureCell(members: ReadonlySet<number>, blocks: readonly Block[]) {
  let [households, areaM2, perimeterM, borderM, alongM, largest] = [0, 0, 0, 0, 0, 0]
  const today = new Map<string, number>()
  for (const number of members) {
    const block = blocks[number]!
    largest = Math.max(largest, block.households)
    households += block.households
    areaM2 += block.areaM2
    perimeterM += block.perimeterM
    today.set(block.today, (today.get(block.today) ?? 0) + block.households)
    for (const neighbour of block.neighbours) {
      if (members.has(neighbour.block)) perimeterM -= neighbour.sharedM
      else {
        borderM += neighbour.sharedM
        alongM += neighbour.alongM
      }
    }
  }
  today.delete('')
  const kept = Math.max(0, ...today.values())
  return {
    households,
    largest,
    compactness: compactness(areaM2, perimeterM),
    borderM,
    alongM,
    kept,
  }
}
