import type { CellId } from '../items.ts'
import type { Block } from './block-graph.ts'

/** Blocks that a plan may deal with freely, and that hang together inside one community. */
export interface FreePiece {
  community: string
  /** Positions in the list of blocks. */
  members: number[]
}

export function freePieces(blocks: readonly Block[]): FreePiece[] {
  const open = new Set(blocks.flatMap(({ locked }, k) => (locked ? [] : [k])))
  const pieces: FreePiece[] = []
  for (const start of open) {
    const { community } = blocks[start]!
    const members = [start]
    open.delete(start)
    for (const block of members) {
      for (const { block: other } of blocks[block]!.neighbours) {
        if (blocks[other]!.community === community && open.delete(other)) members.push(other)
      }
    }
    pieces.push({ community, members })
  }
  return pieces
}

export interface PlannedCell {
  community: string
  blocks: CellId[]
  locked: boolean
}

/** Cells of today that stay. */
export function lockedCells(blocks: readonly Block[]): PlannedCell[] {
  const cells = new Map<string, PlannedCell>()
  for (const { locked, today, community, id } of blocks) {
    if (!locked) continue
    const cell = cells.get(today) ?? { community, blocks: [], locked: true }
    cell.blocks.push(id)
    cells.set(today, cell)
  }
  return [...cells.values()]
}
