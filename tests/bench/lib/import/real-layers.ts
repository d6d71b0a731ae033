import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Refusal } from '../../../../data/contracts/index.ts'
import { readUpload } from '../../../../server/imports/reading/read-upload.ts'
import { HOME } from '../../../builders/import-files.ts'

/** Folders of other people's files whose every file is read to the last row or refused. */
export const LAYER_FOLDERS = [
  'formats',
  'cn-geo',
  'cn-admin',
  'addresses',
  'buildings',
  'grids',
  'hostile/check-geojson',
  'hostile/csv-spectrum',
  'hostile/json',
  'events',
]
const LONGEST_SENTENCE = 400

export interface ExpectedLayer {
  files: string
  kept: number
  setAside?: number
  features?: number
  geometry: string
  crs: string
  /** As GDAL computes them. */
  bounds: readonly number[]
}

export const NAMED_LAYERS: readonly ExpectedLayer[] = [
  {
    files: 'addresses/osm-Washington.csv.gz',
    kept: 73_092,
    geometry: 'point',
    crs: 'WGS 84',
    bounds: [-77.11, 38.8, -76.91, 39],
  },
  {
    files: 'addresses/belohorizonte-addresses.csv.gz',
    kept: 335_332,
    geometry: 'point',
    crs: 'WGS 84',
    bounds: [-44.055, -20.029, -43.87, -19.777],
  },
  {
    files: 'cn-geo/hangzhou-osm-landuse.geojson.gz',
    kept: 4_354,
    geometry: 'polygon',
    crs: 'WGS 84',
    bounds: [119.585, 29.936, 120.628, 30.618],
  },
  {
    files: 'cn-geo/mapv-beijing-village.json',
    kept: 8_453,
    setAside: 17,
    geometry: 'polygon',
    crs: 'WGS 84',
    bounds: [104.007, 22.483, 121.925, 40.53],
  },
  {
    files: 'cn-geo/nanshan-building.geojson',
    kept: 10,
    features: 5_438,
    geometry: 'polygon',
    crs: 'WGS 84',
    bounds: [113.911, 22.497, 113.955, 22.541],
  },
  {
    files: 'formats/fgb/nz-building-outlines-small.fgb',
    kept: 2_000,
    geometry: 'polygon',
    crs: 'EPSG:2193',
    bounds: [171.136, -44.394, 176.558, -39.401],
  },
  {
    files: 'grids/nyc-taxi-zones/taxi_zones.*',
    kept: 263,
    geometry: 'polygon',
    crs: 'EPSG:2263',
    bounds: [-74.2556, 40.4961, -73.7, 40.9155],
  },
  {
    files: 'cn-geo/coordconvert-point/point.geojson',
    kept: 1_386,
    geometry: 'point',
    crs: 'GCJ-02',
    bounds: [112.929, 28.016, 113.025, 28.224],
  },
  {
    files: 'cn-geo/coordconvert-point/point.*',
    kept: 1_386,
    geometry: 'point',
    crs: 'GCJ-02',
    bounds: [112.929, 28.016, 113.025, 28.224],
  },
  {
    files: 'buildings/saopaulo/*',
    kept: 17_338,
    geometry: 'polygon',
    crs: 'WGS 84',
    bounds: [-46.671, -23.599, -46.626, -23.555],
  },
  {
    files: 'formats/shapefile-pyshp/blockgroups.*',
    kept: 663,
    geometry: 'polygon',
    crs: 'WGS 84',
    bounds: [-122.515, 37.653, -122.328, 37.863],
  },
  {
    files: 'grids/ks_ellis_county_vtd.gpkg',
    kept: 43,
    geometry: 'polygon',
    crs: 'EPSG:26914',
    bounds: [-99.598, 38.697, -99.038, 39.133],
  },
  {
    files: 'formats/geoparquet/example.parquet',
    kept: 5,
    geometry: 'polygon',
    crs: 'WGS 84',
    bounds: [-180, -18.288, 180, 83.233],
  },
  {
    files: 'formats/kml-gpx/wpt.gpx',
    kept: 40,
    geometry: 'point',
    crs: 'WGS 84',
    bounds: [6.672, 51.168, 6.794, 51.231],
  },
  {
    files: 'formats/kml-gpx/inline_style.kml',
    kept: 3,
    geometry: 'line',
    crs: 'WGS 84',
    bounds: [2.31, 48.73, 2.313, 48.732],
  },
  {
    files: 'events/nyc311-animals.csv.gz',
    kept: 2_460,
    setAside: 25,
    geometry: 'point',
    crs: 'WGS 84',
    bounds: [-74.252, 40.502, -73.705, 40.908],
  },
]

/** As a layer of one's own, here rather than in a process of its own. */
export async function readAsLayer(paths: readonly string[]) {
  const outDir = await mkdtemp(join(tmpdir(), 'onemap-real-'))
  const files = paths.map((path) => ({ name: basename(path), path }))
  try {
    return await readUpload({ files, outDir, home: HOME }, () => undefined)
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

/** What is not as it should be in a layer that is known; undefined = nothing. */
export async function faultOfLayer(
  folder: string,
  { files, ...expected }: ExpectedLayer,
): Promise<string | undefined> {
  const { counts, geometry, crs, bounds } = await readAsLayer(find(folder, files))
  const { kept, setAside = 0, features = kept } = expected
  const wanted = { read: kept + setAside, kept, setAside, features, geometry: expected.geometry }
  const farthest = Math.max(...bounds.map((value, i) => Math.abs(value - expected.bounds[i]!)))
  const { read, ...found } = counts
  const got = {
    read,
    kept: found.kept,
    setAside: found.setAside,
    features: found.features,
    geometry,
  }
  const isRight =
    JSON.stringify(got) === JSON.stringify(wanted) &&
    crs.used.includes(expected.crs) &&
    farthest < NEAR_DEGREES
  return isRight ? undefined : JSON.stringify({ got, wanted, crs: crs.used, bounds })
}

const NEAR_DEGREES = 0.006

/** What is wrong with an end that is neither a layer of all rows nor one sentence. */
export async function faultOfReading(paths: readonly string[]): Promise<string | undefined> {
  try {
    const { counts } = await readAsLayer(paths)
    return counts.read === counts.kept + counts.setAside ? undefined : JSON.stringify(counts)
  } catch (error) {
    if (!(error instanceof Refusal)) return String(error)
    const isOne = error.message.length <= LONGEST_SENTENCE
    return isOne ? undefined : `too long a sentence: ${error.message}`
  }
}

/** `name.*` = the parts of a shapefile, `folder/*` = all files of a folder. */
function find(folder: string, pattern: string): string[] {
  const path = join(folder, pattern)
  if (!pattern.includes('*')) return [path]
  const parent = join(path, '..')
  const names = readdirSync(parent).map((name) => join(parent, name))
  if (pattern.endsWith('/*')) return names
  return names.filter(
    (name) => /\.(shp|dbf|prj|cpg)$/.test(name) && name.startsWith(path.slice(0, -1)),
  )
}
