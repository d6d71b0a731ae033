import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Scene, Step } from './scene.ts'

const FILES = join(import.meta.dirname, '../../../shared/data')

const shapefile = (stem: string): string[] =>
  ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((ending) => `${stem}.${ending}`)

/** Files of other people that must become layers, each for another reason. */
const OWN_LAYERS: readonly { name: string; files: readonly string[] }[] = [
  { name: 'washington-addresses', files: ['addresses/osm-Washington.csv.gz'] },
  { name: 'hangzhou-landuse', files: ['cn-geo/hangzhou-osm-landuse.geojson.gz'] },
  { name: 'beijing-villages', files: ['cn-geo/mapv-beijing-village.json'] },
  { name: 'nz-buildings', files: ['formats/fgb/nz-building-outlines-small.fgb'] },
  { name: 'nyc-taxi-zones', files: shapefile('grids/nyc-taxi-zones/taxi_zones') },
  { name: 'gcj02-points', files: shapefile('cn-geo/coordconvert-point/point') },
  { name: 'saopaulo-buildings', files: ['buildings/saopaulo/pols_6gycf.geojson.gz'] },
]

/** Two pictures each, before and after it became a layer; none where the files are not there. */
export function ownLayerScenes(): Scene[] {
  return OWN_LAYERS.flatMap(({ name, files }) => {
    const there = files.map((file) => join(FILES, file)).filter((path) => existsSync(path))
    if (there.length === 0) return []
    const dropped = there.map((path) => ({ name: basename(path), content: readFileSync(path) }))
    const preview: Step[] = [
      { do: 'drop', files: dropped },
      { do: 'wait-for-button', named: (words) => words.imports.commit },
    ]
    const layer: Step[] = [
      ...preview,
      { do: 'button', named: (words) => words.imports.commit },
      { do: 'wait-for-button', named: (words) => words.imports.openTable },
    ]
    const scene = { user: 'steward', path: '/', language: 'zh', theme: 'light' } as const
    return [
      { ...scene, name: `own-${name}-preview`, size: 'laptop', steps: preview } as const,
      { ...scene, name: `own-${name}`, size: 'wall', steps: layer } as const,
    ]
  })
}
