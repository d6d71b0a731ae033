import type { Block } from './block.ts'

/** A block and what it weighs in the planning of grids. */
export interface WeighedBlock {
  block: Block
  weight: number
}

/**
 * Cuts connected blocks into `parts` connected groups of about equal weight, again and again in two, along the
 * straightest line that keeps both sides in one piece.
 */
export function splitBlocks(blocks: readonly WeighedBlock[], parts: number): WeighedBlock[][] {
  if (parts <= 1 || blocks.length <= 1) return [[...blocks]]
  const low = Math.floor(parts / 2)
  const cut = bestCut(blocks, low, parts)
  const [first, second] = cut
  const firstParts = Math.min(low, first.length)
  const secondParts = Math.min(parts - firstParts, second.length)
  return [
    ...splitBlocks(first, Math.min(parts - secondParts, first.length)),
    ...splitBlocks(second, secondParts),
  ]
}

/** Groups of blocks that touch along a street. */
export function connectedGroups(blocks: readonly WeighedBlock[]): WeighedBlock[][] {
  const left = new Set(blocks)
  const groups: WeighedBlock[][] = []
  for (const start of blocks) {
    if (!left.delete(start)) continue
    const group = [start]
    for (let k = 0; k < group.length; k++) {
      for (const other of left) {
        if (sharesEdge(group[k]!.block, other.block)) {
          left.delete(other)
          group.push(other)
        }
      }
    }
    groups.push(group)
  }
  return groups
}

export const totalWeight = (blocks: readonly WeighedBlock[]) =>
  blocks.reduce((sum, { weight }) => sum + weight, 0)

function sharesEdge(a: Block, b: Block): boolean {
  const overlapI = Math.min(a.i1, b.i1) - Math.max(a.i0, b.i0)
  const overlapJ = Math.min(a.j1, b.j1) - Math.max(a.j0, b.j0)
  return (overlapI === 0 && overlapJ > 0) || (overlapJ === 0 && overlapI > 0)
}

type Cut = readonly [WeighedBlock[], WeighedBlock[]]

function bestCut(blocks: readonly WeighedBlock[], low: number, parts: number): Cut {
  const wanted = low / parts
  const total = totalWeight(blocks)
  let best: { cut: Cut; cost: number } | undefined
  for (const across of [true, false]) {
    const sorted = [...blocks].sort(
      (a, b) => centre(a.block, across) - centre(b.block, across) || a.block.id - b.block.id,
    )
    const extent = spread(blocks, across) / Math.max(1, spread(blocks, !across))
    let sum = 0
    for (let k = 0; k < sorted.length - 1; k++) {
      sum += sorted[k]!.weight
      const ragged = centre(sorted[k]!.block, across) === centre(sorted[k + 1]!.block, across)
      const cost =
        Math.abs(sum / total - wanted) * 4 +
        (ragged ? 0.35 : 0) +
        (extent < 1 ? 0.4 * (1 - extent) : 0)
      const enough = k + 1 >= low && sorted.length - k - 1 >= parts - low
      if (!enough || (best && cost >= best.cost)) continue
      const cut: Cut = [sorted.slice(0, k + 1), sorted.slice(k + 1)]
      if (cut.every((side) => connectedGroups(side).length === 1)) best = { cut, cost }
    }
  }
  return best?.cut ?? growCut(blocks, wanted * total)
}

/** Where no straight cut works: grow one side from a corner, and give it what gets cut off. */
function growCut(blocks: readonly WeighedBlock[], wanted: number): Cut {
  const start = [...blocks].sort((a, b) => a.block.i0 + a.block.j0 - (b.block.i0 + b.block.j0))[0]!
  const grown = [start]
  for (let k = 0; k < grown.length && totalWeight(grown) < wanted; k++) {
    for (const other of blocks) {
      const full = totalWeight(grown) >= wanted || grown.length >= blocks.length - 1
      if (!full && !grown.includes(other) && sharesEdge(grown[k]!.block, other.block))
        grown.push(other)
    }
  }
  const rest = connectedGroups(blocks.filter((b) => !grown.includes(b)))
  rest.sort((a, b) => totalWeight(b) - totalWeight(a))
  return [[...grown, ...rest.slice(1).flat()], rest[0]!]
}

const centre = (block: Block, across: boolean) =>
  across ? block.i0 + block.i1 : block.j0 + block.j1

function spread(blocks: readonly WeighedBlock[], across: boolean): number {
  const low = Math.min(...blocks.map(({ block }) => (across ? block.i0 : block.j0)))
  const high = Math.max(...blocks.map(({ block }) => (across ? block.i1 : block.j1)))
  return high - low
}
