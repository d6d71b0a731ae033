import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFeatures } from '../../../data/formats/fgb/reader.ts'
import { decodeTile } from '../../../data/formats/fgb/tile-decoder.ts'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { createTestApp, type DemoUser, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { insertCrowd } from './crowd.ts'
import { codesOf, countOf, tilesAt } from './read-layer.ts'

const CROWD = 1_500
let app: TestApp

beforeAll(async () => {
  app = await createTestApp({
    seed: async (db) => {
      await insertTinyWorld(db)
      await insertCrowd(db, CROWD)
    },
  })
  await publishAll(app.services, 'everything')
  await app.services.packs.catalogue.refresh()
})
afterAll(() => app.close())

async function giveAreas(username: string, areas: readonly string[]): Promise<void> {
  await app.db.query(`update role_assignment set areas = $1, role = 'analyst' where user_id = $2`, [
    areas,
    `demo:${username}`,
  ])
  await app.db.notify('access_changed', '')
  await expect.poll(() => areasOf(username)).toEqual(areas)
}

async function areasOf(username: string): Promise<unknown> {
  const answer = await app.as(username as DemoUser).request('/api/sessions/current')
  return (await answer.json()).scope.areas
}

const published = (layer: string) => app.services.packs.catalogue.layer(layer)!
const get = (url: string, headers: Record<string, string> = {}) =>
  app.as('commander').request(url, { headers })

/** A tile of the schools that has something on it. */
function schoolTile(z: number): string {
  const { minX, minY } = tilesOf(published('SCHOOL').packs[0]!.bounds, z)
  return `/tiles/SCHOOL/${z}/${minX}/${minY}.fgb`
}

describe('the tiles of a layer', () => {
  test.each([
    ['ADDRESS', [...Object.values(WORLD.buildings), ...Object.values(WORLD.rooms)]],
    ['BUILDING', Object.values(WORLD.buildings)],
    ['GRID', Object.values(WORLD.grids)],
    ['EVENT', Object.values(WORLD.events)],
    ['CATERING', [WORLD.items.catering, WORLD.items.farCatering]],
    ['ESTATE', [WORLD.items.estate]],
    [WORLD.ownLayer, ['1', '2']],
    ['ROAD', ['R1']],
    [
      'DIVISION',
      ['330199000000', '330199001000', '330199002000', ...Object.values(WORLD.communities)],
    ],
  ])('hold %s feature for feature at its detail zoom', async (layer, codes) => {
    const tiles = await tilesAt(app, layer, published(layer).detailZoom)
    expect(codesOf(tiles)).toEqual([...codes].sort())
  })

  test('sum to the layer at every zoom', async () => {
    const { minZoom, detailZoom } = published('SCHOOL')
    expect(detailZoom - minZoom).toBeGreaterThan(3)
    for (let z = minZoom; z <= detailZoom; z++) {
      const tiles = await tilesAt(app, 'SCHOOL', z)
      expect(countOf(tiles)).toBe(CROWD)
      expect(tiles.every((tile) => tile.overview === z < detailZoom)).toBe(true)
    }
  })

  test('carry class, state and risk as numbers', async () => {
    const [tile] = await tilesAt(app, 'EVENT', published('EVENT').detailZoom)
    const i = tile!.codes.indexOf(WORLD.events.fumes)
    const layer = app.services.registry.layer('EVENT')!
    const values = (key: string) =>
      layer.attributes.find((a) => a.key === key)!.values!.map((v) => v.value)
    expect(values('category')[tile!.class[i]! - 1]).toBe('enforcement')
    expect(values('state')[tile!.state[i]! - 1]).toBe('doing')
    expect(tile!.risk[i]).toBe(1)
  })

  test('are empty below the lowest zoom and away from everything', async () => {
    expect((await get('/tiles/BUILDING/12/3413/1686.fgb')).status).toBe(204)
    expect((await get('/tiles/BUILDING/15/0/0.fgb')).status).toBe(204)
  })
})

describe('what a scope may see', () => {
  test('is cut out of the layer by area', async () => {
    await giveAreas('handler', [WORLD.linxi])
    const codes = codesOf(await tilesAt(app, 'ADDRESS', published('ADDRESS').detailZoom, 'handler'))
    expect(codes).toEqual([WORLD.buildings.far, WORLD.rooms.far].sort())
  })

  test('sums to what it holds at every zoom, clusters included', async () => {
    const { minZoom, detailZoom } = published('SCHOOL')
    await giveAreas('worker', [WORLD.grids.east])
    for (let z = minZoom; z <= detailZoom; z++) {
      expect(countOf(await tilesAt(app, 'SCHOOL', z, 'worker'))).toBe(CROWD / 3)
    }
  })

  test('leaves roads and water for everybody to find their way', async () => {
    expect(codesOf(await tilesAt(app, 'ROAD', published('ROAD').detailZoom, 'worker'))).toEqual([
      'R1',
    ])
  })

  test('does not reach layers above its grade: they are not there', async () => {
    const answer = await app.as('auditor').request('/tiles/RESIDENT/10/853/421.fgb')
    expect(answer.status).toBe(404)
    const unknown = await app.as('auditor').request('/tiles/NOTHING/10/853/421.fgb')
    const code = async (response: Response) => (await response.json()).error.code
    expect([unknown.status, await code(unknown)]).toEqual([404, await code(answer)])
  })

  test('is asked for before anything is answered', async () => {
    expect((await app.request(schoolTile(12))).status).toBe(401)
    expect((await app.request(`/packs/SCHOOL/${WORLD.qingyuan}.fgb`)).status).toBe(401)
  })
})

describe('a tile over HTTP', () => {
  test.each([
    '/a/1/1.fgb',
    '/10/-1/1.fgb',
    '/10/1024/1.fgb',
    '/10/1/1024.fgb',
    '/21/0/0.fgb',
    '/10/1/1.5.fgb',
    '/10/1/.fgb',
  ])('%s is refused as malformed', async (path) => {
    const answer = await get(`/tiles/SCHOOL${path}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-tile' } })
  })

  test('is kept for ever under its own version only', async () => {
    const url = schoolTile(12)
    const control = async (query: string) => (await get(url + query)).headers.get('Cache-Control')
    expect(await control(`?v=${published('SCHOOL').version}`)).toBe(
      'private, max-age=31536000, immutable',
    )
    expect(await control('?v=1')).toBe('private, max-age=5')
    expect(await control('')).toBe('private, no-cache')
  })

  test('is not sent again to who has it; another scope has another tag', async () => {
    const etag = (await get(schoolTile(12))).headers.get('ETag')!
    expect((await get(schoolTile(12), { 'If-None-Match': etag })).status).toBe(304)
    const other = await app.as('planner').request(schoolTile(12))
    expect(other.headers.get('ETag')).not.toBe(etag)
  })

  test('comes gzipped to who takes it, with the same features', async () => {
    const url = schoolTile(published('SCHOOL').detailZoom)
    const plain = decodeTile(new Uint8Array(await (await get(url)).arrayBuffer()))
    const packed = await get(url, { 'Accept-Encoding': 'br, gzip' })
    expect(packed.headers.get('Content-Encoding')).toBe('gzip')
    const unpacked = gunzipSync(Buffer.from(await packed.arrayBuffer()))
    expect(decodeTile(new Uint8Array(unpacked)).codes).toEqual(plain.codes)
  })
})

describe('a pack over HTTP', () => {
  const url = `/packs/SCHOOL/${WORLD.qingyuan}.fgb`

  test('is the whole file, also in ranges', async () => {
    const whole = new Uint8Array(await (await get(url)).arrayBuffer())
    expect([...readFeatures(whole)]).toHaveLength(CROWD)
    const part = await get(url, { Range: 'bytes=8-99' })
    expect([part.status, part.headers.get('Content-Range')]).toEqual([
      206,
      `bytes 8-99/${whole.length}`,
    ])
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(8, 100))
    const tail = await get(url, { Range: 'bytes=-10' })
    expect(new Uint8Array(await tail.arrayBuffer())).toEqual(whole.slice(-10))
    expect((await get(url, { Range: `bytes=${whole.length}-` })).status).toBe(416)
  })

  test('holds only what the scope may see', async () => {
    const answer = await app.as('worker').request(url)
    const codes = [...readFeatures(new Uint8Array(await answer.arrayBuffer()))]
    expect(codes).toHaveLength(CROWD / 3)
  })

  test('is not there for a scope elsewhere, or when it is none', async () => {
    expect((await app.as('handler').request(url)).status).toBe(404)
    expect((await get('/packs/SCHOOL/330199999.fgb')).status).toBe(404)
    expect((await get('/packs/SCHOOL/..%2f..%2fsecret.fgb')).status).toBe(404)
  })
})
