import type { Block } from './block-graph.ts'

/** Which cell each block is in, and which blocks each cell has. A cell is a number here; −1 = none yet. */
export class PlanState {
  readonly blocks: readonly Block[]
  readonly cellOf: Int32Array
  readonly members: Set<number>[]

  constructor(blocks: readonly Block[], cells: number) {
    this.blocks = blocks
    this.cellOf = new Int32Array(blocks.length).fill(-1)
    this.members = Array.from({ length: cells }, () => new Set())
  }

  put(block: number, cell: number): void {
    this.members[this.cellOf[block]!]?.delete(block)
    this.cellOf[block] = cell
    this.members[cell]?.add(block)
  }

  households(cell: number): number {
    let sum = 0
    for (const block of this.members[cell]!) sum += this.blocks[block]!.households
    return sum
  }

  /** Cells that share a border with this one. */
  neighboursOf(cell: number): Set<number> {
    const found = new Set<number>()
    for (const block of this.members[cell]!) {
      for (const { block: other } of this.blocks[block]!.neighbours) {
        const there = this.cellOf[other]!
        if (there >= 0 && there !== cell) found.add(there)
      }
    }
    return found
  }
}

/** Whether these blocks hang together, without looking at `without`. */
export function isConnected(
  blocks: readonly Block[],
  members: ReadonlySet<number>,
  without = -1,
): boolean {
  const wanted = members.has(without) ? members.size - 1 : members.size
  let start = -1
  for (const block of members) {
    if (block !== without) {
      start = block
      break
    }
  }
  if (start < 0) return false
  const seen = new Set([start])
  for (const block of seen) {
    for (const { block: other } of blocks[block]!.neighbours) {
      if (other !== without && members.has(other)) seen.add(other)
    }
  }
  return seen.size === wanted
}
