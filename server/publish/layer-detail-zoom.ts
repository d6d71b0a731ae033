import {
  type GeometryKind,
  type LayerDefinition,
  MAX_TILE_ZOOM,
} from '../../data/contracts/index.ts'
import type { PackIndex } from '../../data/formats/fgb/pack-index.ts'
import {
  type DensityInput,
  joinLoads,
  loadFits,
  type TileLoad,
  tileLoad,
} from '../../data/formats/overview/tile-load.ts'
import { decodeTileLoad, encodeTileLoad } from '../../data/formats/overview/tile-load-codec.ts'
import type { PackFiles } from '../storage/pack-files.ts'
import { packPath } from '../storage/pack-paths.ts'

export interface ListedPack {
  subdistrict: string
  version: number
  detailZoom: number
  featureCount: number
}

/** What a pack puts on the tiles of a zoom, encoded (`tile-load-codec.ts`). */
export interface PackLoad {
  subdistrict: string
  version: number
  zoom: number
  load: Uint8Array
}

/** The current packs of one layer, with what was counted of them before. */
export interface LayerPackList extends Pick<LayerDefinition, 'minZoom' | 'geometry'> {
  layer: string
  packs: readonly ListedPack[]
  loads: readonly PackLoad[]
}

export interface LayerZoom {
  detailZoom: number
  /** What had to be counted: it stays true, since versions never change. */
  counted: readonly PackLoad[]
}

/**
 * The zoom from which all packs of the layer show their features: the highest of their own, and higher where several
 * packs on one tile or in one view would break the budget together.
 */
export async function layerDetailZoom(files: PackFiles, list: LayerPackList): Promise<LayerZoom> {
  const { layer, packs } = list
  let detailZoom = Math.max(list.minZoom, ...packs.map((pack) => pack.detailZoom))
  const counted: PackLoad[] = []
  if (packs.length < 2) return { detailZoom, counted }
  const known = new Map(list.loads.map((load) => [keyOf(load, load.zoom), load]))
  for (; detailZoom < MAX_TILE_ZOOM; detailZoom++) {
    const loads: TileLoad[] = []
    for (const pack of packs) {
      const before = known.get(keyOf(pack, detailZoom))
      if (before === undefined) {
        const load = await countLoad(
          files,
          packPath({ ...pack, layer }, 'detail'),
          list,
          detailZoom,
        )
        const { subdistrict, version } = pack
        counted.push({ subdistrict, version, zoom: detailZoom, load: encodeTileLoad(load) })
        loads.push(load)
      } else loads.push(decodeTileLoad(before.load))
    }
    if (loadFits(joinLoads(loads))) break
  }
  return { detailZoom, counted }
}

const keyOf = ({ subdistrict, version }: Pick<ListedPack, 'subdistrict' | 'version'>, z: number) =>
  `${subdistrict} ${version} ${z}`

const countLoad = (
  files: PackFiles,
  path: string,
  { geometry }: LayerPackList,
  z: number,
): Promise<TileLoad> => files.use(path, ({ index }) => tileLoad(densityOf(index, geometry), z))

function densityOf(index: PackIndex, kind: GeometryKind): DensityInput {
  const { count, leaves, offsets, pointsOnly } = index
  const boxes = pointsOnly ? new Float64Array(count * 4) : leaves
  for (let i = 0; pointsOnly && i < count; i++) {
    boxes[i * 4] = boxes[i * 4 + 2] = leaves[i * 2]!
    boxes[i * 4 + 1] = boxes[i * 4 + 3] = leaves[i * 2 + 1]!
  }
  const lengths = Float64Array.from({ length: count }, (_, i) => offsets[i + 1]! - offsets[i]!)
  return { size: count, boxes, lengths, kind }
}
