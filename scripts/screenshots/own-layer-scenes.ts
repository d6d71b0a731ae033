import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Scene, Step } from './scene.ts'

const FILES = join(import.meta.dirname, '../../../shared/data')

const shapefile = (stem: string): string[] =>
  ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((ending) => `${stem}.${ending}`)

/** Files of other people that must become layers, each for another reason. */
const OWN_LAYERS: readonly { name: string; files: readonly string[]; closeUp: string }[] = [
  {
    name: 'washington-addresses',
    closeUp: '-76.98853,38.85696,15.5',
    files: ['addresses/osm-Washington.csv.gz'],
  },
  {
    name: 'hangzhou-landuse',
    closeUp: '120.14,30.245,12.5',
    files: ['cn-geo/hangzhou-osm-landuse.geojson.gz'],
  },
  {
    name: 'beijing-villages',
    closeUp: '116.37,39.89,13',
    files: ['cn-geo/mapv-beijing-village.json'],
  },
  {
    name: 'nz-buildings',
    closeUp: '175.61,-40.35,13',
    files: ['formats/fgb/nz-building-outlines-small.fgb'],
  },
  {
    name: 'nyc-taxi-zones',
    closeUp: '-73.97,40.76,12',
    files: shapefile('grids/nyc-taxi-zones/taxi_zones'),
  },
  {
    name: 'gcj02-points',
    closeUp: '112.986,28.179,14',
    files: shapefile('cn-geo/coordconvert-point/point'),
  },
  {
    name: 'saopaulo-buildings',
    closeUp: '-46.6625,-23.5675,16.5',
    files: ['buildings/saopaulo/pols_6gycf.geojson.gz'],
  },
]

/** Three pictures each: before and after it became a layer, and close up; none where the files are not there. */
export function ownLayerScenes(): Scene[] {
  return OWN_LAYERS.flatMap(({ name, files, closeUp }) => {
    const there = files.map((file) => join(FILES, file)).filter((path) => existsSync(path))
    if (there.length === 0) return []
    const dropped = there.map((path) => ({ name: basename(path), content: readFileSync(path) }))
    const preview: Step[] = [
      { do: 'drop', files: dropped },
      { do: 'button', named: (words) => words.desk.next },
      { do: 'wait-for-button', named: (words) => words.imports.commit },
    ]
    const layer: Step[] = [
      ...preview,
      { do: 'button', named: (words) => words.imports.commit },
      { do: 'wait-for-button', named: (words) => words.imports.openTable },
    ]
    const near: Step[] = [...layer, { do: 'look-at', at: closeUp }]
    const scene = { user: 'steward', path: '/', language: 'zh', theme: 'light' } as const
    return [
      { ...scene, name: `own-${name}-preview`, size: 'laptop', steps: preview } as const,
      { ...scene, name: `own-${name}`, size: 'wall', steps: layer } as const,
      { ...scene, name: `own-${name}-near`, size: 'wall', steps: near } as const,
    ]
  })
}
