import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Feature } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import vtpbf from 'vt-pbf'
import { servePeerTiles } from './serve.ts'

/** The peer: one layer sliced in memory by geojson-vt, encoded by vt-pbf. One index per zoom, of what that zoom shows. */
export interface GeojsonVtSettings {
  layer: string
  detailZoom: number
  /** Files of one GeoJSON feature per line, by zoom; 'detail' = the features themselves. */
  files: Record<string, string>
}

const path = process.env.PEER_SETTINGS
if (path === undefined) throw new Error('PEER_SETTINGS is missing')
const settings = JSON.parse(readFileSync(path, 'utf8')) as GeojsonVtSettings
const MAX_ZOOM = 17
const indexes = new Map<string, GeoJSONVT>()
for (const [zoom, file] of Object.entries(settings.files)) {
  const features = await readLines(file)
  const maxZoom = zoom === 'detail' ? MAX_ZOOM : Number(zoom)
  // Nothing is left out or simplified a second time.
  const options = { maxZoom, extent: 4096, buffer: 0, tolerance: 0, indexMaxPoints: 5_000 }
  indexes.set(zoom, new GeoJSONVT({ type: 'FeatureCollection', features }, options))
}

servePeerTiles('application/vnd.mapbox-vector-tile', ({ z, x, y }) => {
  const index = indexes.get(z >= settings.detailZoom ? 'detail' : String(z))
  const tile = index?.getTile(z, x, y)
  if (!tile) return new Uint8Array(0)
  return vtpbf.fromGeojsonVt({ [settings.layer]: tile }, { version: 2 })
})

async function readLines(file: string): Promise<Feature[]> {
  const features: Feature[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    features.push(JSON.parse(line) as Feature)
  }
  return features
}
