import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import type { FeatureTable } from '../../../../data/formats/writers/feature-table.ts'
import { writeGeoPackage } from '../../../../data/formats/writers/geopackage.ts'
import { writeShapefile } from '../../../../data/formats/writers/shapefile.ts'

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]
const TABLE: FeatureTable = {
  name: 'grids',
  fields: [
    { name: 'code', type: 'text' },
    { name: 'name', type: 'text' },
    { name: 'area_m2', type: 'number' },
  ],
  features: [
    {
      geometry: {
        type: 'Polygon',
        coordinates: [square(120, 30, 0.01), square(120.002, 30.002, 0.002).reverse()],
      },
      values: ['330199001001001', `文澜第一网格${'长'.repeat(100)}`, 1234.5],
    },
    {
      geometry: {
        type: 'MultiPolygon',
        coordinates: [[square(120.02, 30, 0.01)], [square(120.04, 30, 0.01)]],
      },
      values: ['330199001001002', 'O\'Brien; "drop"', null],
    },
  ],
}

const folder = mkdtempSync(join(tmpdir(), 'onemap-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function hasGdal(): boolean {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

/** What GDAL reads out of a file. */
function readByGdal(name: string, bytes: Uint8Array) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const source = name.endsWith('.zip') ? `/vsizip/${path}/grids.shp` : path
  const text = execFileSync(
    'ogr2ogr',
    ['-f', 'GeoJSON', '-lco', 'RFC7946=NO', '/vsistdout/', source],
    { stdio: 'pipe' },
  ).toString()
  return JSON.parse(text) as {
    features: {
      geometry: { type: string; coordinates: unknown[] }
      properties: Record<string, unknown>
    }[]
  }
}

test.skipIf(!hasGdal()).each([
  ['grids.zip', () => Promise.resolve(writeShapefile(TABLE))],
  ['grids.gpkg', () => writeGeoPackage(TABLE)],
])('%s is read by GDAL as it was written', async (name, write) => {
  const { features } = readByGdal(name, await write())
  expect(features.map(({ properties }) => properties.code)).toEqual([
    '330199001001001',
    '330199001001002',
  ])
  expect(String(features[0]!.properties.name)).toMatch(/^文澜第一网格长+$/)
  expect(features[0]!.properties.area_m2).toBe(1234.5)
  expect(features[1]!.properties).toMatchObject({ name: 'O\'Brien; "drop"', area_m2: null })
  expect(features[0]!.geometry.type).toMatch(/Polygon/)
  const rings = features.map(
    ({ geometry }) => JSON.stringify(geometry.coordinates).match(/\[\[\d/g)!.length,
  )
  expect(rings).toEqual([2, 2])
})

test('a shapefile has its five parts, and texts are cut between characters', () => {
  const parts = unzipSync(writeShapefile(TABLE))
  expect(Object.keys(parts)).toEqual([
    'grids.shp',
    'grids.shx',
    'grids.dbf',
    'grids.prj',
    'grids.cpg',
  ])
  const dbf = new TextDecoder('utf-8', { fatal: true })
  expect(() => dbf.decode(parts['grids.dbf']!.subarray(32 * 4 + 1))).not.toThrow()
})

test('no features, no extent', async () => {
  const empty = { ...TABLE, features: [] }
  expect(unzipSync(writeShapefile(empty))['grids.shp']).toHaveLength(100)
  expect((await writeGeoPackage(empty)).byteLength).toBeGreaterThan(1000)
})
