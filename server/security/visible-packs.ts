import type { Bounds, LayerScope } from '../../data/contracts/index.ts'
import { featureBox } from '../../data/formats/fgb/pack-index.ts'
import type { GridSidecar } from '../../data/formats/grid-sidecar.ts'
import type { CurrentPack, LayerPacks } from '../storage/pack-catalogue.ts'
import { packPath } from '../storage/pack-paths.ts'
import type { PackStore } from '../storage/pack-store.ts'
import { seesGrid, seesWholeSubdistrict } from './visible-areas.ts'

export interface VisiblePacks {
  featureCount: number
  /** Of what is visible, not of the packs that it lies in: those tell where other things are. null = nothing is. */
  bounds: Bounds | null
}

/** What of its layer's packs the scope may see: whole subdistricts by their count, others grid by grid. */
export async function visiblePacks(
  files: PackStore['files'],
  scope: LayerScope,
  published: LayerPacks | undefined,
): Promise<VisiblePacks> {
  let visible: VisiblePacks = { featureCount: 0, bounds: null }
  for (const pack of published?.packs ?? []) {
    const { featureCount, bounds } = seesWholeSubdistrict(scope, pack.subdistrict)
      ? pack
      : await visibleGrids(files, scope, pack)
    if (featureCount === 0) continue
    visible = {
      featureCount: visible.featureCount + featureCount,
      bounds: union(visible.bounds, bounds!),
    }
  }
  return visible
}

async function visibleGrids(
  files: PackStore['files'],
  scope: LayerScope,
  pack: CurrentPack,
): Promise<VisiblePacks> {
  const visible: VisiblePacks = { featureCount: 0, bounds: null }
  const touches = scope.areas.some((area) => area.startsWith(pack.subdistrict))
  if (!touches) return visible
  const sidecar = await files.sidecar(packPath(pack, 'grids'))
  const contents = contentsOf.get(sidecar) ?? (await readContents(files, pack, sidecar))
  contentsOf.set(sidecar, contents)
  sidecar.grids.forEach((grid, i) => {
    const { featureCount, bounds } = contents[i]!
    if (bounds === null || !seesGrid(scope, grid)) return
    visible.featureCount += featureCount
    visible.bounds = union(visible.bounds, bounds)
  })
  return visible
}

/** By number of the grid; remembered for as long as the sidecar is. */
const contentsOf = new WeakMap<GridSidecar, readonly VisiblePacks[]>()

function readContents(
  files: PackStore['files'],
  pack: CurrentPack,
  { grids, gridOf }: GridSidecar,
): Promise<readonly VisiblePacks[]> {
  return files.use(packPath(pack, 'detail'), ({ index }) => {
    const contents = grids.map((): VisiblePacks => ({ featureCount: 0, bounds: null }))
    gridOf.forEach((grid, place) => {
      const content = contents[grid]!
      content.featureCount++
      content.bounds = union(content.bounds, featureBox(index, place))
    })
    return contents
  })
}

function union(a: Bounds | null, b: Bounds): Bounds {
  if (a === null) return b
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}
