import type { LayerDefinition } from '../../../../data/contracts/index.ts'
import { type RawFeature, rawFeatures } from '../../../../data/formats/fgb/reader.ts'
import type { LayerPacks } from '../../../../server/storage/pack-catalogue.ts'
import type { OpenPack } from '../../../../server/storage/pack-files.ts'
import { packPath } from '../../../../server/storage/pack-paths.ts'
import type { PackStore } from '../../../../server/storage/pack-store.ts'
import { LiveOverviews } from '../../../../server/tiles/live-overview.ts'

/** A layer as the tiles of a zoom show it; 'detail' = the features themselves. */
export interface PublishedPart {
  layer: LayerDefinition
  zoom: number | 'detail'
}

export function partOf(packs: LayerPacks, layer: LayerDefinition, z: number): PublishedPart {
  return { layer, zoom: z >= packs.detailZoom ? 'detail' : z }
}

/** Exactly the features out of which our own tiles are cut, pack by pack in their (Hilbert) order: the peers get the same. */
export async function* publishedFeatures(
  packs: PackStore,
  { layer, zoom }: PublishedPart,
): AsyncGenerator<RawFeature> {
  const published = packs.catalogue.layer(layer.code)
  const overviews = new LiveOverviews(packs)
  for (const pack of published?.packs ?? []) {
    const isStored = zoom === 'detail' || zoom < pack.detailZoom
    const source = { kind: layer.geometry, bounds: published!.bounds! }
    const bytes = isStored
      ? await packs.files.use(packPath(pack, zoom), readWhole)
      : await readWhole(await overviews.open(pack, zoom, 'whole', source))
    yield* rawFeatures(bytes)
  }
}

async function readWhole(opened: OpenPack): Promise<Uint8Array> {
  const bytes = new Uint8Array(opened.size)
  await opened.readInto(bytes, 0, opened.size, 0)
  return bytes
}
