import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportJob, LayerSummary } from '../../../data/contracts/index.ts'
import { readFeatures } from '../../../data/formats/fgb/reader.ts'
import { type Publisher, startPublisher } from '../../../server/publish/publisher.ts'
import { type Files, points } from '../../builders/import-files.ts'
import { dbf, shpOfPoints } from '../../builders/shapefile.ts'
import { createTestApp, type DemoUser, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'

let app: TestApp
let publisher: Publisher

beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  publisher = await startPublisher(app.services, { debounceMs: 10 })
})
afterAll(async () => {
  await publisher.stop()
  await app.close()
})

/** Two inside the tiny world (in its grids west and far), one in Washington. */
const SHOPS = points([
  { at: [120.003, 30.253], name: '若有烟酒店', kind: '烟酒' },
  { at: [120.033, 30.253], name: '桥头小吃', kind: '餐饮' },
  { at: [-77.03, 38.9], name: 'Corner Store', kind: '餐饮' },
])

async function upload(
  files: Files,
  fields: Record<string, string> = {},
  user: DemoUser = 'steward',
) {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  for (const [name, content] of Object.entries(files)) {
    form.append('file', new Blob([content as BlobPart]), name)
  }
  return app.as(user).request('/api/imports', { method: 'POST', body: form })
}

async function readJob(id: string, user: DemoUser = 'steward'): Promise<ImportJob> {
  while (true) {
    const answer = await app.as(user).request(`/api/imports/${id}`)
    const job = (await answer.json()) as ImportJob
    if (job.state !== 'reading') return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function importFiles(files: Files, fields?: Record<string, string>): Promise<ImportJob> {
  const answer = await upload(files, fields)
  expect(answer.status).toBe(202)
  return readJob(((await answer.json()) as ImportJob).id)
}

const post = (path: string, body?: unknown, user: DemoUser = 'steward') =>
  app.as(user).request(path, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })

async function layerCodes(user: DemoUser): Promise<string[]> {
  const answer = await app.as(user).request('/api/layers')
  return ((await answer.json()) as LayerSummary[]).map(({ code }) => code)
}

async function countRows(layer: string): Promise<number> {
  const row = await app.db.first<{ count: number }>(
    'select count(*)::int as count from map_feature where layer = $1',
    [layer],
  )
  return row!.count
}

describe('a file becomes a layer', () => {
  let job: ImportJob

  test('is read, with a preview, and nothing has changed yet', async () => {
    job = await importFiles({ 'my shops.geojson': SHOPS })
    expect(job).toMatchObject({
      state: 'ready',
      layer: 'OWN_MY_SHOPS',
      fileName: 'my shops.geojson',
      format: 'GeoJSON',
      geometry: 'point',
      counts: { read: 3, kept: 3, repaired: 0, setAside: 0 },
    })
    expect(job.preview).toMatchObject({ type: 'FeatureCollection', features: { length: 3 } })
    expect(await countRows('OWN_MY_SHOPS')).toBe(0)
    expect(await layerCodes('steward')).not.toContain('OWN_MY_SHOPS')
  })

  test('is seen by its owner alone once it is committed', async () => {
    const answer = await post(`/api/imports/${job.id}/commit`, {
      name: { zh: '我的店铺', en: 'My shops' },
      colour: '#AA5500',
    })
    expect(await answer.json()).toMatchObject({ state: 'committed', name: { zh: '我的店铺' } })
    await publisher.settled()
    expect(await layerCodes('steward')).toContain('OWN_MY_SHOPS')
    expect(await layerCodes('planner')).not.toContain('OWN_MY_SHOPS')
  })

  test('lies in the grids that its things lie in', async () => {
    const rows = await app.db.query<{ name: string; subdistrict: string; grid: string }>(
      `select name, subdistrict, grid from map_feature where layer = 'OWN_MY_SHOPS' order by name`,
    )
    expect(rows).toEqual([
      { name: 'Corner Store', subdistrict: '000000000', grid: '' },
      { name: '桥头小吃', subdistrict: '330199002', grid: expect.stringMatching(/^330199002/) },
      { name: '若有烟酒店', subdistrict: '330199001', grid: expect.stringMatching(/^330199001/) },
    ])
  })

  test('has cards, tiles and a version', async () => {
    const layers = (await (await app.as('steward').request('/api/layers')).json()) as LayerSummary[]
    const layer = layers.find(({ code }) => code === 'OWN_MY_SHOPS')!
    expect(layer).toMatchObject({ group: 'own', featureCount: 3, style: { colour: '#aa5500' } })
    const card = await app.as('steward').request('/api/features/OWN_MY_SHOPS/r1')
    expect(await card.json()).toMatchObject({ title: '若有烟酒店', lonLat: [120.003, 30.253] })
    const zoom = layer.detailZoom
    const [x, y] = tileAt(120.003, 30.253, zoom)
    const tile = await app
      .as('steward')
      .request(`/tiles/OWN_MY_SHOPS/${zoom}/${x}/${y}.fgb?v=${layer.version}`)
    expect(tile.status).toBe(200)
    const codes = [...readFeatures(new Uint8Array(await tile.arrayBuffer()))].map(
      ({ properties }) => properties.code,
    )
    expect(codes).toContain('r1')
  })

  test('cannot be committed twice, nor touched by others', async () => {
    expect((await post(`/api/imports/${job.id}/commit`)).status).toBe(409)
    expect((await post(`/api/imports/${job.id}/undo`, undefined, 'planner')).status).toBe(404)
    const removal = await app
      .as('planner')
      .request('/api/layers/OWN_MY_SHOPS', { method: 'DELETE' })
    expect(removal.status).toBe(404)
    expect(await countRows('OWN_MY_SHOPS')).toBe(3)
  })

  test('is gone after undo, and undo may be repeated', async () => {
    expect(await (await post(`/api/imports/${job.id}/undo`)).json()).toMatchObject({
      state: 'undone',
    })
    expect((await post(`/api/imports/${job.id}/undo`)).status).toBe(200)
    await publisher.settled()
    expect(await countRows('OWN_MY_SHOPS')).toBe(0)
    expect(await layerCodes('steward')).not.toContain('OWN_MY_SHOPS')
    expect((await app.as('steward').request('/tiles/OWN_MY_SHOPS/10/853/420.fgb')).status).toBe(404)
  })
})

test('takes the parts of a shapefile in one request', async () => {
  const job = await importFiles({
    'roads.shp': shpOfPoints([[120, 30.2]]),
    'roads.dbf': dbf([{ name: 'NAME', length: 10 }], [[new TextEncoder().encode('a')]]),
  })
  expect(job).toMatchObject({ state: 'ready', format: 'Shapefile', fileName: 'roads.shp' })
})

test('hands out the rows that were set aside', async () => {
  const job = await importFiles({ 'a.csv': 'lon,lat,name\n120,30,a\n,,b\n' })
  expect(job.counts).toMatchObject({ read: 2, kept: 1, setAside: 1 })
  const answer = await app.as('steward').request(`/api/imports/${job.id}/set-aside`)
  const [line] = (await answer.text()).trim().split('\n')
  expect(JSON.parse(line!)).toMatchObject({
    row: 2,
    reason: 'noGeometry',
    properties: { name: 'b' },
  })
})

test('a layer of one’s own can be removed, a layer of the district cannot', async () => {
  const job = await importFiles({ 'gone.geojson': SHOPS }, { layer: 'OWN_GONE' })
  await post(`/api/imports/${job.id}/commit`)
  const remove = (code: string) =>
    app.as('steward').request(`/api/layers/${code}`, { method: 'DELETE' })
  expect((await remove('OWN_GONE')).status).toBe(204)
  expect((await remove('OWN_GONE')).status).toBe(404)
  expect((await remove('BUILDING')).status).toBe(404)
})

test('two files of one name become two layers', async () => {
  const first = await importFiles({ 'twice.geojson': SHOPS })
  const second = await importFiles({ 'twice.geojson': SHOPS })
  expect([first.layer, second.layer]).toEqual(['OWN_TWICE', 'OWN_TWICE_2'])
})

test('a name without Latin letters gets a code as well', async () => {
  const job = await importFiles({ '店铺.geojson': SHOPS })
  expect(job).toMatchObject({
    layer: expect.stringMatching(/^OWN_[A-Z0-9]+$/),
    name: { zh: '店铺' },
  })
})

describe('what is refused changes nothing', () => {
  test.each<[string, Files, Record<string, string>, number, string]>([
    ['a layer of the district', { 'a.json': SHOPS }, { layer: 'FIRE_UNIT' }, 422, 'registry-layer'],
    ['a code that is none', { 'a.json': SHOPS }, { layer: 'own shops' }, 422, 'layer-code'],
    ['an unknown field', { 'a.json': SHOPS }, { colour: 'red' }, 400, 'unknown-field'],
    ['no file', {}, { layer: 'OWN_X' }, 400, 'no-file'],
  ])('%s', async (_name, files, fields, status, code) => {
    const answer = await upload(files, fields)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { code } })
  })

  const deep = '['.repeat(100_000)
  const bomb = gzipSync(new Uint8Array(20_000_000).fill(0x5b), { level: 9 })
  test.each<[string, Files, string]>([
    [
      'a KML file without anything',
      { 'a.kml': '<kml xmlns="http://www.opengis.net/kml/2.2"></kml>' },
      'no-features',
    ],
    ['JSON without end', { 'a.json': deep }, 'too-deep'],
    ['a packed file that bursts', { 'a.json.gz': bomb }, 'too-deep'],
    ['a table without positions', { 'a.csv': 'a,b\n1,x\n' }, 'no-position'],
    [
      'an archive of nothing',
      { 'a.zip': zipSync({ 'readme.md': new Uint8Array(3) }) },
      'unknown-format',
    ],
    ['a CRS that nobody knows', { 'a.json': SHOPS }, 'unknown-crs'],
  ])('%s', async (name, files, code) => {
    const job = await importFiles(files, name.startsWith('a CRS') ? { crs: 'EPSG:12' } : {})
    expect(job).toMatchObject({
      state: 'failed',
      error: { code, text: { zh: expect.any(String) } },
    })
    expect((await post(`/api/imports/${job.id}/commit`)).status).toBe(409)
  })

  test('a body of another type, a broken one, and one that is announced as a gigabyte', async () => {
    const request = app.as('steward')
    expect((await post('/api/imports', {})).status).toBe(415)
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const broken = await request.request('/api/imports', {
      method: 'POST',
      headers,
      body: '--x\r\nnonsense',
    })
    expect(broken.status).toBe(400)
    const huge = await request.request('/api/imports', {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(2 ** 30) },
      body: '--x',
    })
    expect(huge.status).toBe(413)
  })

  test('somebody who has not signed in, and somebody else’s import', async () => {
    expect((await app.request('/api/imports', { method: 'POST' })).status).toBe(401)
    const job = await importFiles({ 'mine.json': SHOPS })
    expect((await app.as('planner').request(`/api/imports/${job.id}`)).status).toBe(404)
    expect((await app.as('steward').request('/api/imports/..%2f..%2fetc')).status).toBe(404)
  })

  test('no upload outlives its reading', () => {
    const folder = join(app.services.settings.dataDir, 'imports')
    const left = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'upload')))
    expect(left).toEqual([])
  })
})

function tileAt(lon: number, lat: number, zoom: number): [number, number] {
  const n = 2 ** zoom
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))
  return [Math.floor(((lon + 180) / 360) * n), Math.floor(((1 - y / Math.PI) / 2) * n)]
}
