import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../data/contracts/index.ts'
import { readUpload } from '../../../server/imports/reading/read-upload.ts'
import { HOME } from '../../builders/import-files.ts'

/** Real files of other people; they are not part of the project, and without them this is skipped. */
const SHARED = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const hasShared = existsSync(SHARED)
const FOLDERS = [
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

/** Large, and in the table of named files already. */
const READ_ABOVE = 'belohorizonte'

async function read(paths: readonly string[]) {
  const outDir = await mkdtemp(join(tmpdir(), 'onemap-real-'))
  const files = paths.map((path) => ({ name: basename(path), path }))
  try {
    return await readUpload({ files, outDir, home: HOME }, () => undefined)
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

/** The files of a folder as people would bring them: the parts of a shapefile together. */
function bring(folder: string): string[][] {
  const entries = readdirSync(folder).map((name) => join(folder, name))
  const files = entries.filter((path) => statSync(path).isFile())
  const stem = (path: string) => path.replace(/\.[^.]+$/, '')
  const shapefiles = new Set(files.filter((path) => path.endsWith('.shp')).map(stem))
  const isPart = (path: string) =>
    /\.(shp|shx|dbf|prj|cpg)$/.test(path) && shapefiles.has(stem(path))
  return [
    ...[...shapefiles].map((one) => files.filter((path) => isPart(path) && stem(path) === one)),
    ...files.filter((path) => !isPart(path)).map((path) => [path]),
    ...entries.filter((path) => statSync(path).isDirectory()).flatMap(bring),
  ]
}

interface Expected {
  files: string
  kept: number
  setAside?: number
  features?: number
  geometry: string
  crs: string
  /** As GDAL computes them. */
  bounds: readonly number[]
}

const NAMED: readonly Expected[] = [
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

/** `name.*` = the parts of a shapefile, `folder/*` = all files of a folder. */
function find(pattern: string): string[] {
  const path = join(SHARED, pattern)
  if (!pattern.includes('*')) return [path]
  const folder = join(path, '..')
  const names = readdirSync(folder).map((name) => join(folder, name))
  if (pattern.endsWith('/*')) return names
  return names.filter(
    (name) => /\.(shp|dbf|prj|cpg)$/.test(name) && name.startsWith(path.slice(0, -1)),
  )
}

describe.skipIf(!hasShared)('real files (needs ../shared/data)', { timeout: 120_000 }, () => {
  test.each(NAMED)('$files becomes a layer', async ({ files, ...expected }) => {
    const { counts, geometry, crs, bounds } = await read(find(files))
    const { kept, setAside = 0, features = kept } = expected
    expect(counts).toMatchObject({ read: kept + setAside, kept, setAside, features })
    expect(geometry).toBe(expected.geometry)
    expect(crs.used).toContain(expected.crs)
    const farthest = Math.max(...bounds.map((value, i) => Math.abs(value - expected.bounds[i]!)))
    expect(farthest).toBeLessThan(0.006)
  })

  test.each(FOLDERS)(
    'every file of %s is read to the last row or refused with a sentence',
    async (folder) => {
      const strange: string[] = []
      for (const files of bring(join(SHARED, folder))) {
        if (files[0]!.includes(READ_ABOVE)) continue
        const fault = await tryReading(files)
        if (fault) strange.push(`${relative(SHARED, files[0]!)}: ${fault}`)
      }
      expect(strange).toEqual([])
    },
  )

  test('nothing that a fuzzer has made of CSV brings the reader down', async () => {
    const corpus = untar(gunzipSync(readFileSync(join(SHARED, 'hostile/fuzz-csv.tar.gz'))))
    const folder = await mkdtemp(join(tmpdir(), 'onemap-fuzz-'))
    const faults: string[] = []
    for (const [i, bytes] of corpus.entries()) {
      const path = join(folder, `${i}.csv`)
      writeFileSync(path, bytes)
      const fault = await tryReading([path])
      if (fault) faults.push(`${i}: ${fault}`)
    }
    await rm(folder, { recursive: true })
    expect(corpus.length).toBeGreaterThan(100)
    expect(faults).toEqual([])
  })

  test('of the JSON test suite nothing malformed is taken and nothing valid is called malformed', async () => {
    const codes = new Map<string, string>()
    for (const [path] of bring(join(SHARED, 'hostile/json'))) {
      codes.set(basename(path!), await codeOf(path!))
    }
    const wrong = [...codes].filter(([name, code]) =>
      name.startsWith('n_') ? code === 'read' : name.startsWith('y_') && code === 'malformed-json',
    )
    expect(codes.size).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })
})

/** Plain tar: headers of 512 bytes, the size in octal at 124. */
function untar(bytes: Uint8Array): Uint8Array[] {
  const files: Uint8Array[] = []
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(new TextDecoder().decode(bytes.subarray(at + 124, at + 135)), 8)
    if (bytes[at + 156] === 0x30) files.push(bytes.slice(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

async function codeOf(path: string): Promise<string> {
  try {
    await read([path])
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

async function tryReading(files: readonly string[]): Promise<string | undefined> {
  try {
    const { counts } = await read(files)
    return counts.read === counts.kept + counts.setAside ? undefined : JSON.stringify(counts)
  } catch (error) {
    if (!(error instanceof Refusal)) return String(error)
    return error.message.length > 400 ? `too long a sentence: ${error.message}` : undefined
  }
}
