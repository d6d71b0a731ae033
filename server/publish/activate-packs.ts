import type { LayerDefinition } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import type { LayerPackList, ListedPack, PackLoad } from './layer-detail-zoom.ts'
import type { MadePack } from './make-pack.ts'
import type { PackMaker } from './pack-maker.ts'

/** Makes versions current, and the layer's own version and zoom with them. */
export async function activatePacks(
  client: Queryable,
  maker: Pick<PackMaker, 'detailZoom'>,
  layer: LayerDefinition,
  made: readonly MadePack[],
): Promise<void> {
  await client.execute(
    'update pack set current = false where layer = $1 and subdistrict = any($2) and current',
    [layer.code, made.map(({ subdistrict }) => subdistrict)],
  )
  for (const pack of made) if (pack.featureCount > 0) await insertPack(client, layer, pack)
  const { code, minZoom } = layer
  const { detailZoom, counted } = await maker.detailZoom(await layerPackList(client, layer))
  await insertLoads(client, code, counted)
  await client.execute(
    `insert into layer_publication (layer, version, min_zoom, detail_zoom)
     values ($1, $2, $3, $4)
     on conflict (layer) do update set
       version = greatest(layer_publication.version, excluded.version),
       min_zoom = excluded.min_zoom,
       detail_zoom = excluded.detail_zoom,
       updated_at = now()`,
    [code, Math.max(...made.map(({ version }) => version)), minZoom, detailZoom],
  )
}

/** The layer's current packs, and what is known of their load. */
export async function layerPackList(
  client: Queryable,
  { code, minZoom, geometry }: LayerDefinition,
): Promise<LayerPackList> {
  const packs = await client.query<ListedPack>(
    `select subdistrict, version, detail_zoom as "detailZoom", feature_count as "featureCount"
       from pack where layer = $1 and current`,
    [code],
  )
  const loads = await client.query<PackLoad>(
    `select subdistrict, version, zoom, load
       from pack join pack_load using (layer, subdistrict, version) where layer = $1 and current`,
    [code],
  )
  return { layer: code, minZoom, geometry, packs, loads }
}

async function insertPack(client: Queryable, { code }: LayerDefinition, pack: MadePack) {
  await client.execute(
    `insert into pack
       (layer, subdistrict, version, current, feature_count, byte_count, bounds, detail_zoom, digests)
     values ($1, $2, $3, true, $4, $5, $6, $7, $8)`,
    [
      code,
      pack.subdistrict,
      pack.version,
      pack.featureCount,
      pack.byteCount,
      pack.bounds,
      pack.detailZoom,
      JSON.stringify(pack.digests),
    ],
  )
}

async function insertLoads(client: Queryable, layer: string, counted: readonly PackLoad[]) {
  for (const { subdistrict, version, zoom, load } of counted) {
    await client.execute(
      'insert into pack_load (layer, subdistrict, version, zoom, load) values ($1, $2, $3, $4, $5)',
      [layer, subdistrict, version, zoom, Buffer.from(load)],
    )
  }
}
