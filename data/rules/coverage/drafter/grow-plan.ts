import type { DraftedPlan, DrafterWish } from './draft-plan.ts'
import { growCells } from './grow-cells.ts'
import { freePieces, lockedCells } from './pieces.ts'
import { seededRandom } from './seeded-random.ts'
import { sharePlaces } from './share-places.ts'

/** A plan by region growing alone, nothing bettered afterwards: what the drafter is measured against. */
export function growPlan({ blocks, cells, seed }: DrafterWish): DraftedPlan {
  const pieces = freePieces(blocks)
  const shares = sharePlaces(
    cells,
    pieces.map(({ members }) => ({ blocks: members.map((block) => blocks[block]!.households) })),
  )
  const grown = pieces.flatMap(({ community, members }, k) => {
    const state = growCells(blocks, members, shares[k]!, seededRandom(seed * 7919 + k))
    return state.members.map((set) => ({
      community,
      blocks: [...set].map((block) => blocks[block]!.id),
      locked: false,
    }))
  })
  return { seed, cells: [...lockedCells(blocks), ...grown] }
}
