import type { Bounds, LayerScope } from '../../data/contracts/index.ts'
import type { CurrentPack, LayerPacks } from '../storage/pack-catalogue.ts'
import { packPath } from '../storage/pack-paths.ts'
import type { PackStore } from '../storage/pack-store.ts'
import { seesGrid, seesWholeSubdistrict } from './visible-areas.ts'

export interface VisiblePacks {
  featureCount: number
  /** Of the packs that hold something visible; null = nothing is. */
  bounds: Bounds | null
}

/** What of its layer's packs the scope may see: whole subdistricts by their count, others feature by feature. */
export async function visiblePacks(
  files: PackStore['files'],
  scope: LayerScope,
  published: LayerPacks | undefined,
): Promise<VisiblePacks> {
  const visible: VisiblePacks = { featureCount: 0, bounds: null }
  for (const pack of published?.packs ?? []) {
    const count = seesWholeSubdistrict(scope, pack.subdistrict)
      ? pack.featureCount
      : await countByGrid(files, scope, pack)
    if (count === 0) continue
    visible.featureCount += count
    visible.bounds = union(visible.bounds, pack.bounds)
  }
  return visible
}

async function countByGrid(files: PackStore['files'], scope: LayerScope, pack: CurrentPack) {
  const touches = scope.areas.some((area) => area.startsWith(pack.subdistrict))
  if (!touches) return 0
  const { grids, gridOf } = await files.sidecar(packPath(pack, 'grids'))
  const isVisible = grids.map((grid) => seesGrid(scope, grid))
  let count = 0
  for (const grid of gridOf) if (isVisible[grid]) count++
  return count
}

function union(a: Bounds | null, b: Bounds): Bounds {
  if (a === null) return b
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}
