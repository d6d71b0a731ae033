import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFeatures } from '../../../data/formats/fgb/reader.ts'
import { type Command, UsageError } from '../../../server/command.ts'
import { exportCommand } from '../../../server/export/command.ts'
import { importCommand } from '../../../server/imports/command.ts'
import { readTable } from '../../builders/import-files.ts'
import { dbf, shpOfPoints } from '../../builders/shapefile.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'

let app: TestApp
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onemap-command-'))
  app = await createTestApp({ seed: insertTinyWorld })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(command: Command, positionals: string[], options: Record<string, string> = {}) {
  const lines: string[] = []
  await command.run({
    positionals,
    options,
    services: async () => app.services,
    progress: { update: () => undefined, finish: (line) => lines.push(line) },
    print: (line) => lines.push(line),
  })
  return lines.join('\n')
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('a shapefile brings the files beside it along and is seen by everyone', async () => {
  const text = new TextEncoder()
  write(
    'shops.dbf',
    dbf(
      [{ name: 'NAME', length: 20 }],
      ['=1+1', '面馆'].map((n) => [text.encode(n)]),
    ),
  )
  write('shops.cpg', 'UTF-8')
  const shp = write(
    'shops.shp',
    shpOfPoints([
      [120.003, 30.253],
      [-77, 38.9],
    ]),
  )
  const said = await run(importCommand, [shp], { layer: 'OWN_SHOPS', name: '店铺' })
  expect(said).toContain('OWN_SHOPS: 2 features from 2 rows of shops.shp (0 repaired, 0 set aside)')
  expect(said).toContain('Shapefile, utf-8')
  const layers = await (await app.as('planner').request('/api/layers')).json()
  expect(layers).toContainEqual(
    expect.objectContaining({ code: 'OWN_SHOPS', name: { zh: '店铺', en: '店铺' } }),
  )
})

test('the remarks are printed with the rows they speak of', async () => {
  const csv = write('some.csv', 'lon,lat,name\n120,30,a\n,,b\n120.1,30,c\n')
  const said = await run(importCommand, [csv], { layer: 'OWN_SOME' })
  expect(said).toMatch(/1 row without a position, set aside\. \(row 2\)/)
  expect(said).toMatch(/What was set aside: .*set-aside\.ndjson/)
})

test('what cannot be read is one sentence and leaves nothing behind', async () => {
  const kml = write('a.kml', '<kml></kml>')
  await expect(run(importCommand, [kml], { layer: 'OWN_KML' })).rejects.toThrow(
    'The KML holds no placemarks.',
  )
  await expect(run(importCommand, [join(folder, 'none.csv')])).rejects.toThrow(
    'cannot be read (ENOENT)',
  )
  await expect(run(importCommand, [kml], { layer: 'BUILDING' })).rejects.toThrow(
    'layer of the district',
  )
  await expect(run(importCommand, [])).rejects.toBeInstanceOf(UsageError)
})

test.each(['fgb', 'geojson', 'csv'])(
  'a layer goes out as %s and comes in again',
  async (format) => {
    const out = join(folder, `out.${format}`)
    expect(await run(exportCommand, ['OWN_SHOPS'], { format, out })).toContain(
      'Wrote 2 features of OWN_SHOPS',
    )
    const { rows } = await readTable({ [`out.${format}`]: readFileSync(out) })
    const read = rows.map(({ geometry, properties }) => [
      geometry,
      properties.name,
      properties.grid ?? '',
    ])
    const names = format === 'csv' ? ["'=1+1", '面馆'] : ['=1+1', '面馆']
    expect(read.sort((a, b) => String(a[1]).localeCompare(String(b[1])))).toEqual(
      [
        [{ type: 'Point', coordinates: [120.003, 30.253] }, names[0], WORLD.grids.west],
        [{ type: 'Point', coordinates: [-77, 38.9] }, names[1], ''],
      ].sort((a, b) => String(a[1]).localeCompare(String(b[1]))),
    )
  },
)

test('layers of the district go out as well, and that is written down', async () => {
  const out = join(folder, 'buildings.fgb')
  await run(exportCommand, ['BUILDING'], { format: 'fgb', out })
  const features = [...readFeatures(readFileSync(out))]
  expect(features.map(({ properties }) => properties.code)).toEqual(
    expect.arrayContaining(Object.values(WORLD.buildings)),
  )
  expect(features.every(({ geometry }) => geometry?.type === 'Polygon')).toBe(true)
  const entry = await app.db.first(
    `select details from audit_trail where action = 'layer.export' and target = 'BUILDING'`,
  )
  expect(entry).toEqual({ details: { format: 'fgb', features: features.length } })
})

test('what is not written yet, and what is no layer, is said', async () => {
  await expect(run(exportCommand, ['BUILDING'], { format: 'geoparquet' })).rejects.toThrow(
    'GeoParquet is not written yet',
  )
  await expect(run(exportCommand, ['NOTHING'], { format: 'csv' })).rejects.toThrow(
    'There is no layer NOTHING',
  )
  await expect(run(exportCommand, ['BUILDING'], { format: 'dwg' })).rejects.toBeInstanceOf(
    UsageError,
  )
  await expect(
    run(exportCommand, ['BUILDING'], { format: 'csv', out: join(folder, 'no/such/place.csv') }),
  ).rejects.toThrow('cannot be written (ENOENT)')
})
