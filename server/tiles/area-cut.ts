import { createHash } from 'node:crypto'
import { type LayerScope, OUTSIDE_SUBDISTRICT } from '../../data/contracts/index.ts'
import { seesGrid } from '../security/visible-areas.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'
import { packPath } from '../storage/pack-paths.ts'
import type { PackStore } from '../storage/pack-store.ts'

/** What of a pack a scope may see: everything, or the features in certain grids. */
export type PackCut = 'whole' | GridCut

export interface GridCut {
  /** The same for all scopes that see the same grids of this pack. */
  digest: string
  /** By number of the grid in the sidecar: 1 = may be seen. */
  allowed: Uint8Array
}

const DISTRICT_LENGTH = 6

/** `undefined` = nothing of it. Reads the pack's list of grids only for scopes smaller than the district. */
export async function cutOf(
  packs: PackStore,
  pack: CurrentPack,
  scope: LayerScope,
): Promise<PackCut | undefined> {
  if (scope.areas.some((area) => area.length <= DISTRICT_LENGTH && holds(area, pack)))
    return 'whole'
  const { grids } = await packs.files.sidecar(packPath(pack, 'grids'))
  const allowed = Uint8Array.from(grids, (grid) => (seesGrid(scope, grid) ? 1 : 0))
  if (!allowed.includes(1)) return undefined
  if (!allowed.includes(0)) return 'whole'
  const digest = createHash('sha1').update(allowed).digest('base64url').slice(0, 12)
  return { digest, allowed }
}

const holds = (area: string, { subdistrict }: CurrentPack) =>
  subdistrict === OUTSIDE_SUBDISTRICT || subdistrict.startsWith(area)

/** Those places of the ranges whose grid may be seen. */
export function cutRanges(
  ranges: readonly number[],
  gridOf: ArrayLike<number>,
  allowed: Uint8Array,
): number[] {
  const kept: number[] = []
  for (let i = 0; i < ranges.length; i += 2) {
    for (let place = ranges[i]!; place < ranges[i + 1]!; place++) {
      if (allowed[gridOf[place]!] !== 1) continue
      if (kept[kept.length - 1] === place) kept[kept.length - 1] = place + 1
      else kept.push(place, place + 1)
    }
  }
  return kept
}
