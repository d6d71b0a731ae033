import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { toGeoJson } from '../../../../data/formats/fgb/flat-geometry.ts'
import { thinningFor } from '../../../../data/formats/overview/thin-shapes.ts'
import type { PackStore } from '../../../../server/storage/pack-store.ts'
import type { GeojsonVtSettings } from '../peers/geojson-vt-server.ts'
import type { PostgisCluster } from '../peers/postgis-cluster.ts'
import type { PostgisServerSettings } from '../peers/postgis-server.ts'
import { loadPostgis, type PeerTable, tableKey } from '../peers/postgis-tables.ts'
import type { ThinningTable } from '../peers/thinning-sql.ts'
import type { ListedTile } from './mixed-list.ts'
import { type PublishedPart, partOf, publishedFeatures } from './published-features.ts'

/** Loads what the lists will ask for; answers what the peer's server must know besides the encoder. */
export async function fillPostgis(
  { connection }: PostgisCluster,
  packs: PackStore,
  tiles: readonly ListedTile[],
): Promise<Omit<PostgisServerSettings, 'encoder'>> {
  const parts = [...partsOf(packs, tiles), ...detailsOf(tiles)]
  const { tables, rows, seconds } = await loadPostgis(connection, packs, parts)
  console.log(
    `PostGIS: ${rows.toLocaleString('en')} rows in ${tables.size} tables, one for each layer and one for each overview that is asked for, ` +
      `loaded in ${seconds.toFixed(0)} s`,
  )
  const detailZooms = Object.fromEntries(
    packs.catalogue.layers().map(({ layer, detailZoom }) => [layer, detailZoom]),
  )
  return { connection, tables: [...tables], live: liveTables(packs, tiles, tables), detailZooms }
}

/** The features themselves, to be thinned when a tile is asked for. */
function liveTables(
  packs: PackStore,
  tiles: readonly ListedTile[],
  tables: ReadonlyMap<string, PeerTable>,
): [layer: string, table: ThinningTable][] {
  return detailsOf(tiles).map((part) => {
    const { layer } = part
    const { bounds, detailZoom } = packs.catalogue.layer(layer.code)!
    const keep: Record<number, number> = {}
    for (let z = 0; z < detailZoom; z++) keep[z] = thinningFor(bounds!, bounds!, z).keep
    return [layer.code, { ...tables.get(tableKey(part))!, kind: layer.geometry, keep }]
  })
}

/** One file for each zoom of the one layer. */
export async function writeGeojson(
  packs: PackStore,
  tiles: readonly ListedTile[],
  folder: string,
): Promise<GeojsonVtSettings> {
  const parts = partsOf(packs, tiles)
  const layer = parts[0]!.layer.code
  const files: Record<string, string> = {}
  for (const part of parts) {
    const file = join(folder, `${layer}.${part.zoom}.ndjson`)
    const out = createWriteStream(file)
    for await (const feature of publishedFeatures(packs, part)) {
      const geometry = feature.geometry()
      if (geometry === null) continue
      const line = {
        type: 'Feature',
        properties: feature.properties(),
        geometry: toGeoJson(geometry),
      }
      if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain')
    }
    out.end()
    await once(out, 'finish')
    files[part.zoom] = file
  }
  return { layer, detailZoom: packs.catalogue.layer(layer)!.detailZoom, files }
}

function detailsOf(tiles: readonly ListedTile[]): PublishedPart[] {
  const layers = new Map(tiles.map(({ layer }) => [layer.code, layer]))
  return [...layers.values()].map((layer) => ({ layer, zoom: 'detail' }))
}

function partsOf(packs: PackStore, tiles: readonly ListedTile[]): PublishedPart[] {
  const parts = new Map<string, PublishedPart>()
  for (const { layer, z } of tiles) {
    const part = partOf(packs.catalogue.layer(layer.code)!, layer, z)
    parts.set(tableKey(part), part)
  }
  return [...parts.values()]
}
