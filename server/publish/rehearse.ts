import type { LayerDefinition } from '../../data/contracts/index.ts'
import type { Registry } from '../../data/registry/index.ts'
import { layerPackList } from './activate-packs.ts'
import { layerDetailZoom } from './layer-detail-zoom.ts'
import { makePack } from './make-pack.ts'
import type { MakerServices } from './pack-maker.ts'

/**
 * Goes once through all that a change in the largest pack of points will need, by the functions that will do it. After a
 * start neither the database has its rows at hand nor is there machine code for the way, and the first change would take
 * twice as long as those behind it. Writes nothing.
 */
export async function rehearse({ db, registry, packs }: MakerServices): Promise<void> {
  const layer = largestLayer(registry)
  const list = await layerPackList(db, layer)
  const largest = [...list.packs].sort((a, b) => b.featureCount - a.featureCount)[0]
  // Without a pack every change will be a small one.
  if (largest === undefined) return
  const folder = { ...packs.folder, write: discard }
  const { subdistrict, version, detailZoom, featureCount } = largest
  await makePack(
    { db, registry, folder },
    {
      layer,
      subdistrict,
      version,
      currentDetailZoom: detailZoom,
      currentFeatureCount: featureCount,
    },
  )
  const loads = list.loads.filter((load) => load.subdistrict !== subdistrict)
  await layerDetailZoom(packs.files, { ...list, loads })
}

async function discard(_path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  for (const _chunk of chunks);
}

function largestLayer({ layers }: Registry): LayerDefinition {
  const layer = layers.find(({ code }) => code === 'ADDRESS')
  if (layer === undefined) throw new Error('the registry has no layer ADDRESS')
  return layer
}
