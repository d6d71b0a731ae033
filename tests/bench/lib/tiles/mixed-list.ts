import type { LayerDefinition } from '../../../../data/contracts/index.ts'
import { featureBox } from '../../../../data/formats/fgb/pack-index.ts'
import { worldX, worldY } from '../../../../data/formats/web-mercator.ts'
import { packPath } from '../../../../server/storage/pack-paths.ts'
import type { PackStore } from '../../../../server/storage/pack-store.ts'
import { seededRandom } from '../random.ts'

export interface ListedTile {
  layer: LayerDefinition
  z: number
  x: number
  y: number
  path: string
  /** Of its layer when the list was made. */
  version: number
}

export interface MixedListOptions {
  seed?: number
  /** Tiles that must not come again. */
  without?: readonly ListedTile[]
}

const ZOOMS = [10, 11, 12, 13, 14, 15, 16, 17]

/**
 * Different tiles of all layers, z10–z17, each with something on it: around features drawn at random, so that dense places
 * and big layers come up as often as people look at them. Same seed and data, same list.
 */
export async function mixedList(
  packs: PackStore,
  layers: readonly LayerDefinition[],
  count: number,
  { seed = 1, without = [] }: MixedListOptions = {},
): Promise<ListedTile[]> {
  const random = seededRandom(seed)
  const taken = new Set(without.map(({ path }) => path))
  const drawn = layers.flatMap((layer) => published(packs, layer))
  // A layer of a hundred times the features is looked at ten times as often.
  const weights = drawn.map(({ pack }) => Math.sqrt(pack.featureCount))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const tiles = new Map<string, ListedTile>()
  for (let tries = 0; tiles.size < count && tries < count * 20; tries++) {
    const { layer, pack, version } = drawn[choose(weights, random() * total)]!
    const z = ZOOMS[Math.floor(random() * ZOOMS.length)]!
    const place = Math.floor(random() * pack.featureCount)
    if (z < layer.minZoom) continue
    const [west, south, east, north] = await packs.files.use(
      packPath(pack, 'detail'),
      ({ index }) => featureBox(index, place),
    )
    const x = Math.floor(worldX((west + east) / 2) * 2 ** z)
    const y = Math.floor(worldY((south + north) / 2) * 2 ** z)
    const path = `/tiles/${layer.code}/${z}/${x}/${y}.fgb`
    if (!taken.has(path)) tiles.set(path, { layer, z, x, y, path, version })
  }
  return [...tiles.values()]
}

const published = (packs: PackStore, layer: LayerDefinition) => {
  const { packs: current = [], version = 0 } = packs.catalogue.layer(layer.code) ?? {}
  return current.map((pack) => ({ layer, pack, version }))
}

function choose(weights: readonly number[], at: number): number {
  let passed = 0
  for (const [i, weight] of weights.entries()) {
    passed += weight
    if (at < passed) return i
  }
  return weights.length - 1
}
