import { type IncomingHttpHeaders, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeTile } from '../../../data/formats/fgb/tile-decoder.ts'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { createApp } from '../../../server/app.ts'
import { type Listening, listen } from '../../../server/http/listen.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { tileServerOf } from '../../../server/tiles/tile-server.ts'
import { tileShortcut } from '../../../server/tiles/tile-shortcut.ts'
import { createTestApp, signIn, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { insertCrowd } from './crowd.ts'

/** The application twice: on its own, and behind the shortcut for tiles. Whatever is asked, both must answer the same. */
let app: TestApp
let alone: Listening
let short: Listening
/** Addresses that did not reach the application. */
const taken: string[] = []
const cookies: Record<string, string> = {}

beforeAll(async () => {
  app = await createTestApp({
    seed: async (db) => {
      await insertTinyWorld(db)
      await insertCrowd(db, 1_500)
    },
  })
  await publishAll(app.services, 'everything')
  await app.services.packs.catalogue.refresh()
  alone = await listen('127.0.0.1', 0)
  alone.serve(createApp(app.services))
  short = await listen('127.0.0.1', 0)
  const shortcut = tileShortcut(app.services)
  short.serve(createApp(app.services), (incoming, outgoing, application) => {
    const isTaken = shortcut(incoming, outgoing, application)
    if (isTaken) taken.push(incoming.url!)
    return isTaken
  })
  for (const user of ['commander', 'worker', 'auditor', 'planner']) {
    cookies[user] = await signIn(app.request, user, 'onemap-demo')
    // Remembered from now on.
    await app.request('/api/sessions/current', { headers: { Cookie: cookies[user] } })
  }
})
afterAll(async () => {
  await alone.close(0)
  await short.close(0)
  await app.close()
})

interface Asked {
  as?: string
  method?: string
  headers?: Record<string, string>
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

function ask(base: string, path: string, { as, method = 'GET', headers = {} }: Asked) {
  const cookie = as === undefined ? {} : { Cookie: `theme=dark; ${cookies[as]}` }
  const options = { method, headers: { 'Accept-Encoding': 'gzip', ...cookie, ...headers } }
  return new Promise<Answer>((resolve, reject) => {
    const asking = request(base + path, options, (incoming) => {
      const pieces: Buffer[] = []
      incoming.on('data', (piece: Buffer) => pieces.push(piece))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const { date, connection, 'keep-alive': _kept, ...rest } = incoming.headers
        const body = Buffer.concat(pieces).toString('base64')
        resolve({ status: incoming.statusCode!, headers: rest, body })
      })
    })
    asking.on('error', reject)
    asking.end()
  })
}

/** Asks both; they must agree. */
async function both(path: string, asked: Asked): Promise<Answer & { isTaken: boolean }> {
  const before = taken.length
  const answer = await ask(short.url, path, asked)
  const isTaken = taken.length > before
  expect(answer).toEqual(await ask(alone.url, path, asked))
  return { ...answer, isTaken }
}

const published = (layer: string) => app.services.packs.catalogue.layer(layer)!

function schoolTile(z: number): string {
  const { minX, minY } = tilesOf(published('SCHOOL').packs[0]!.bounds, z)
  return `/tiles/SCHOOL/${z}/${minX}/${minY}.fgb`
}

const codesOf = ({ body }: Answer) =>
  decodeTile(new Uint8Array(gunzipSync(Buffer.from(body, 'base64')))).codes

describe('the shortcut for tiles answers as the application does', () => {
  test('with a tile that must be made, and with the same one ready in memory', async () => {
    const first = await both(schoolTile(13), { as: 'commander' })
    expect([first.status, first.isTaken]).toEqual([200, true])
    expect(first.headers).toMatchObject({
      'content-encoding': 'gzip',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
    const again = await both(schoolTile(13), { as: 'commander' })
    expect([again.body, again.isTaken]).toEqual([first.body, true])
  })

  test('with nothing where nothing is', async () => {
    const nothing = await both('/tiles/BUILDING/15/0/0.fgb', { as: 'commander' })
    expect([nothing.status, nothing.isTaken]).toEqual([204, true])
    expect((await both('/tiles/BUILDING/12/3413/1686.fgb', { as: 'commander' })).status).toBe(204)
  })

  test('to who has the tile already', async () => {
    const { etag } = (await both(schoolTile(12), { as: 'commander' })).headers
    const headers = { 'If-None-Match': `"other", ${etag}` }
    const answer = await both(schoolTile(12), { as: 'commander', headers })
    expect([answer.status, answer.body, answer.isTaken]).toEqual([304, '', true])
  })

  test('behind a proxy that takes https, and one that does not', async () => {
    const by = (proto: string) =>
      both(schoolTile(12), { as: 'commander', headers: { 'X-Forwarded-Proto': proto } })
    const [safe, plain] = [await by('https'), await by('http')]
    expect([safe.isTaken, plain.isTaken]).toEqual([true, true])
    expect(safe.headers['strict-transport-security']).toBe('max-age=31536000')
    expect(plain.headers).not.toHaveProperty('strict-transport-security')
  })

  test.each(['', '?v=1'])('to who asks with "%s"', async (query) => {
    const answer = await both(schoolTile(12) + query, { as: 'commander' })
    expect([answer.status, answer.isTaken]).toEqual([200, true])
  })

  test('for ever under the version of the tile', async () => {
    const url = `${schoolTile(12)}?v=${published('SCHOOL').version}`
    const { headers, isTaken } = await both(url, { as: 'commander' })
    expect([headers['cache-control'], isTaken]).toEqual([
      'private, max-age=31536000, immutable',
      true,
    ])
  })

  test('with what the scope may see, and another tag', async () => {
    await giveAreas('worker', [WORLD.grids.east])
    const z = published('SCHOOL').detailZoom
    const { minX, minY, maxX, maxY } = tilesOf(published('SCHOOL').bounds!, z)
    const found: number[] = [0, 0]
    for (let x = minX; x <= maxX; x++) {
      for (let y = minY; y <= maxY; y++) {
        const url = `/tiles/SCHOOL/${z}/${x}/${y}.fgb`
        const all = await both(url, { as: 'commander' })
        const own = await both(url, { as: 'worker' })
        expect(own.headers.etag).not.toBe(all.headers.etag)
        if (all.status === 200) found[0]! += codesOf(all).length
        if (own.status === 200) found[1]! += codesOf(own).length
      }
    }
    expect(found).toEqual([1_500, 500])
  })
})

describe('the shortcut leaves to the application', () => {
  test.each<[string, string, Asked, number]>([
    ['who asks for the headers alone', 'school', { as: 'commander', method: 'HEAD' }, 200],
    ['other methods', 'school', { as: 'commander', method: 'POST' }, 405],
    [
      'who takes no gzip',
      'school',
      { as: 'commander', headers: { 'Accept-Encoding': 'br, gzip;q=0' } },
      200,
    ],
    ['who has no session', 'school', {}, 401],
    ['who has made one up', 'school', { headers: { Cookie: 'onemap_session=made-up' } }, 401],
    ['addresses that are no tile', '/tiles/SCHOOL/10/1024/1.fgb', { as: 'commander' }, 400],
    ['zooms that there are not', '/tiles/SCHOOL/21/0/0.fgb', { as: 'commander' }, 400],
    ['layers that are not there', '/tiles/NOTHING/10/853/421.fgb', { as: 'commander' }, 404],
    ['layers above the grade', '/tiles/RESIDENT/10/853/421.fgb', { as: 'auditor' }, 404],
    ['other parameters', 'school?v=1&x=2', { as: 'commander' }, 400],
  ])('%s', async (_who, path, asked, status) => {
    const answer = await both(path.replace('school', schoolTile(12)), asked)
    expect([answer.status, answer.isTaken]).toEqual([status, false])
  })

  test('a version that has not been heard of', async () => {
    const url = `${schoolTile(12)}?v=${published('SCHOOL').version + 1_000}`
    const answer = await both(url, { as: 'commander' })
    expect([answer.status, answer.isTaken]).toEqual([200, false])
  })

  test('layers that somebody has brought', async () => {
    const { minX, minY } = tilesOf(published(WORLD.ownLayer).bounds!, 12)
    const url = `/tiles/${WORLD.ownLayer}/12/${minX}/${minY}.fgb`
    const answer = await both(url, { as: 'commander' })
    expect([answer.status, answer.isTaken]).toEqual([200, false])
  })

  test('a session that has ended', async () => {
    const url = schoolTile(12)
    await both(url, { as: 'planner' })
    expect((await both(url, { as: 'planner' })).isTaken).toBe(true)
    const headers = { Cookie: cookies.planner! }
    await app.request('/api/sessions/current', { method: 'DELETE', headers })
    await expect.poll(async () => (await both(url, { as: 'planner' })).status).toBe(401)
    expect((await both(url, { as: 'planner' })).isTaken).toBe(false)
  })

  test('a failure, which is answered in its form', async () => {
    const files = app.services.packs.files
    tileServerOf(app.services).forget()
    const use = files.use
    files.use = () => Promise.reject(new Error('the disk is on fire'))
    try {
      const { status, body } = await both(schoolTile(12), { as: 'commander' })
      expect(status).toBe(500)
      const { error } = JSON.parse(gunzipSync(Buffer.from(body, 'base64')).toString())
      expect(error.code).toBe('internal')
    } finally {
      files.use = use
    }
  })
})

async function giveAreas(username: string, areas: readonly string[]): Promise<void> {
  await app.db.query('update role_assignment set areas = $1 where user_id = $2', [
    areas,
    `demo:${username}`,
  ])
  await app.db.notify('access_changed', '')
  const areasOf = async () => {
    const headers = { Cookie: cookies[username]! }
    const answer = await app.request('/api/sessions/current', { headers })
    return (await answer.json()).scope.areas
  }
  await expect.poll(areasOf).toEqual(areas)
}
