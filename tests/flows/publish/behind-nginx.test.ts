import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { createApp } from '../../../server/app.ts'
import { type Listening, listen } from '../../../server/http/listen.ts'
import { choosePacks } from '../../../server/publish/choose-packs.ts'
import { layerDefinition } from '../../../server/publish/layer-definition.ts'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishLayer } from '../../../server/publish/publish-layer.ts'
import { tileShortcut } from '../../../server/tiles/tile-shortcut.ts'
import { documentedHttp, NGINX, type RunningNginx, startNginx } from '../../builders/nginx.ts'
import { createTestApp, type DemoUser, signIn, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { insertCrowd } from './crowd.ts'

const isThere = existsSync(NGINX)
if (!isThere) console.log('nginx is not installed here: what it keeps of tiles is not tested.')

let app: TestApp
let server: Listening
let nginx: RunningNginx
let folder: string
/** What reached OneMap of tiles, and how often it was asked who sees what. */
const reached: string[] = []
let questions = 0
const cookies: Record<string, string> = {}
const WEST = [WORLD.grids.west]
const EAST = [WORLD.grids.east]

describe.skipIf(!isThere)('nginx in front that keeps ready tiles', () => {
  beforeAll(async () => {
    app = await createTestApp({
      seed: async (db) => {
        await insertTinyWorld(db)
        await insertCrowd(db, 300)
      },
    })
    for (const layer of ['SCHOOL', 'BUILDING', WORLD.ownLayer]) await publish(layer)
    await app.services.packs.catalogue.refresh()
    server = await listen('127.0.0.1', 0)
    const shortcut = tileShortcut(app.services)
    server.serve(createApp(app.services), (incoming, outgoing, application) => {
      if (incoming.url?.includes('.fgb')) reached.push(incoming.url)
      if (incoming.url === '/tiles') questions++
      return shortcut(incoming, outgoing, application)
    })
    folder = mkdtempSync(join(tmpdir(), 'onemap-nginx-'))
    nginx = await startNginx({ folder, workers: 2, http: documentedHttp(folder, server.url) })
    const users: DemoUser[] = ['commander', 'worker', 'handler', 'planner', 'analyst']
    for (const user of users) cookies[user] = await signIn(app.request, user, 'onemap-demo')
  })
  afterAll(async () => {
    await nginx.stop()
    await server.close(0)
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('asks for a tile once and serves it again from what it has kept', async () => {
    const [first, second] = [await ask('commander'), await ask('commander')]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toBe(first.body)
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(second.headers.get('x-content-type-options')).toBe('nosniff')
    expect(second.headers.has('x-onemap-scope')).toBe(false)
    expect(reached).toHaveLength(1)
  })

  test('asks who sees what once a second for all layers together', async () => {
    const tiles = [tileOf('SCHOOL'), tileOf('SCHOOL', 11), tileOf('BUILDING', 16)]
    questions = 0
    const start = Math.floor(Date.now() / 1000)
    for (let times = 0; times < 10; times++) {
      for (const tile of tiles) expect((await ask('commander', tile)).status).toBe(200)
    }
    const seconds = Math.floor(Date.now() / 1000) - start + 1
    expect(questions).toBeLessThanOrEqual(seconds)
  })

  test('shares a tile with who sees the same, and with nobody who sees something else', async () => {
    await give('worker', { areas: WEST })
    await give('handler', { areas: EAST })
    await give('analyst', { areas: WEST })
    const [west, east] = [await direct('worker'), await direct('handler')]
    expect(new Set([west, east, await direct('commander')]).size).toBe(3)
    for (const user of ['worker', 'handler', 'worker', 'handler']) {
      expect((await ask(user)).body).toBe(user === 'worker' ? west : east)
    }
    reached.length = 0
    expect((await ask('worker')).body).toBe(west)
    expect((await ask('analyst')).body).toBe(west)
    expect((await ask('handler')).body).toBe(east)
    expect(reached).toEqual([])
  })

  test('keeps nothing under rights that were changed meanwhile', async () => {
    await give('worker', { areas: WEST })
    await give('handler', { areas: WEST })
    const tile = tileOf('SCHOOL', 13)
    // What nginx is told at the beginning of a second holds for what follows.
    await beginningOfASecond()
    await ask('worker')
    await give('worker', { areas: EAST })
    const changed = await ask('worker', tile)
    expect(changed.body).toBe(await direct('worker', tile))
    const same = await ask('handler', tile)
    expect(same.body).toBe(await direct('handler', tile))
    expect(same.body).not.toBe(changed.body)
  })

  test('hides a layer from who may not see it, though others have its tiles kept', async () => {
    await give('handler', { areas: [WORLD.district], layers: ['BUILDING'] })
    await beginningOfASecond()
    expect((await ask('commander')).status).toBe(200)
    expect((await ask('handler', tileOf('BUILDING', 16))).status).toBe(200)
    expect((await ask('handler')).status).toBe(404)
    expect((await ask('commander')).status).toBe(200)
  })

  test('keeps no layer that somebody has brought', async () => {
    const tile = tileOf(WORLD.ownLayer)
    const brought = async () => {
      expect((await ask('commander', tile)).status).toBe(200)
      return reached.filter((path) => tile.startsWith(path.split('?')[0]!)).length
    }
    const once = await brought()
    expect(await brought()).toBe(once + 1)
  })

  test('answers who has no session as OneMap does', async () => {
    const answer = await ask(undefined)
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.body)).toHaveProperty('error.code')
    expect((await ask('commander', '/tiles/NOTHING/10/853/421.fgb')).status).toBe(404)
  })

  test('keeps nothing that was not asked for under its version', async () => {
    const [bare] = tileOf('SCHOOL').split('?')
    reached.length = 0
    await ask('commander', bare)
    await ask('commander', bare)
    expect(reached).toHaveLength(2)
  })

  test('lets nobody in any more a second after a right is gone', async () => {
    expect((await ask('planner')).status).toBe(200)
    expect((await ask('planner')).status).toBe(200)
    await app.db.execute(`delete from role_assignment where user_id = 'demo:planner'`)
    await app.services.access.settle()
    // What nginx was told holds for the rest of that second.
    await beginningOfASecond()
    expect((await ask('planner')).status).toBe(403)
  })

  test('asks once for a burst', async () => {
    questions = 0
    const start = Math.floor(Date.now() / 1000)
    for (let times = 0; times < 5; times++) {
      await Promise.all(Array.from({ length: 20 }, () => ask('commander')))
    }
    const seconds = Math.floor(Date.now() / 1000) - start + 1
    expect(questions).toBeLessThan(20 * seconds)
  })
})

/** In this thread: starting others would take most of the time of this file. */
async function publish(code: string): Promise<void> {
  const { services, db } = app
  const [chosen] = await choosePacks(services, { layer: code })
  const layer = await layerDefinition(services, code)
  await publishLayer({ db, maker: localPackMaker(services) }, layer!, chosen!.subdistricts)
}

async function ask(user: string | undefined, tile = tileOf('SCHOOL')) {
  const headers = user === undefined ? undefined : { Cookie: cookies[user]! }
  const answer = await fetch(nginx.url + tile, { headers })
  const body = Buffer.from(await answer.arrayBuffer())
  const isText = answer.headers.get('content-type')?.includes('json')
  const { status, headers: answered } = answer
  return { status, headers: answered, body: body.toString(isText ? 'utf8' : 'base64') }
}

/** The body as OneMap itself gives it. */
async function direct(user: string, tile = tileOf('SCHOOL')): Promise<string> {
  const answer = await app.request(tile, { headers: { Cookie: cookies[user]! } })
  return Buffer.from(await answer.arrayBuffer()).toString('base64')
}

function tileOf(code: string, z = 12): string {
  const layer = app.services.packs.catalogue.layer(code)!
  const { minX, minY } = tilesOf(layer.packs[0]!.bounds, z)
  return `/tiles/${code}/${z}/${minX}/${minY}.fgb?v=${layer.version}`
}

async function give(
  user: string,
  { areas, layers = null }: { areas: readonly string[]; layers?: readonly string[] | null },
): Promise<void> {
  await app.db.execute(
    `update role_assignment set areas = $2, layers = $3, max_sensitivity = 2 where user_id = $1`,
    [`demo:${user}`, areas, layers],
  )
  await app.services.access.settle()
}

/** Of the next one: both look at the same clock. */
const beginningOfASecond = () => pause(1005 - (Date.now() % 1000))
