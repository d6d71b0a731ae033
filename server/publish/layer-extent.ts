import {
  type Bounds,
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
import { ByteLru } from '../storage/byte-lru.ts'
import type { Queryable } from '../storage/database.ts'
import type { PackFiles } from '../storage/pack-files.ts'
import { packPath } from '../storage/pack-paths.ts'

/**
 * How far the layer reaches, as far as that is known: its current packs and, for what belongs to the district, the
 * district's outline, which is published first.
 */
export async function boundsOfLayer(
  client: Queryable,
  layer: LayerDefinition,
): Promise<Bounds | undefined> {
  const rows = await client.query<{ bounds: Bounds }>(
    'select bounds from pack where current and bounds is not null and layer = any($1)',
    [layer.group === 'own' ? [layer.code] : [layer.code, 'DIVISION']],
  )
  if (rows.length === 0) return undefined
  const side = (i: 0 | 1 | 2 | 3) => rows.map((row) => row.bounds[i])
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))]
}

export interface ListedPack {
  subdistrict: string
  version: number
  detailZoom: number
  featureCount: number
}

/** The current packs of one layer. */
export interface LayerPackList extends Pick<LayerDefinition, 'minZoom' | 'geometry'> {
  layer: string
  packs: readonly ListedPack[]
}

/**
 * The zoom from which all packs of the layer show their features: the highest of their own, and higher where several
 * packs on one tile or in one view would break the budget together.
 */
export async function layerDetailZoom(files: PackFiles, list: LayerPackList): Promise<number> {
  const { layer, packs } = list
  let zoom = Math.max(list.minZoom, ...packs.map(({ detailZoom }) => detailZoom))
  if (packs.length < 2) return zoom
  for (; zoom < MAX_TILE_ZOOM; zoom++) {
    const loads = []
    for (const pack of packs) {
      loads.push(await loadOf(files, packPath({ ...pack, layer }, 'detail'), list.geometry, zoom))
    }
    if (loadFits(joinLoads(loads))) break
  }
  return zoom
}

/** Versions never change, so what was counted once stays true. */
const counted = new ByteLru<TileLoad>(16 * 1024 * 1024)
const ENTRY_BYTES = 100

async function loadOf(
  files: PackFiles,
  path: string,
  kind: GeometryKind,
  z: number,
): Promise<TileLoad> {
  const key = `${path} ${z}`
  const known = counted.get(key)
  if (known !== undefined) return known
  const load = await files.use(path, ({ index }) => tileLoad(densityOf(index, kind), z))
  counted.set(key, load, load.counts.size * ENTRY_BYTES + ENTRY_BYTES)
  return load
}

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
