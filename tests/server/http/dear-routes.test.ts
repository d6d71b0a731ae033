import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Refusal } from '../../../data/contracts/index.ts'
import { limitDearRoute } from '../../../server/http/dear-routes.ts'
import { ROUTE_PERMISSIONS } from '../../../server/route-permissions.ts'
import type { AppEnv, Session } from '../../../server/security/app-env.ts'

const SEARCH = { method: 'GET', path: '/api/search', needs: 'map.read' } as const
const UPLOAD = { method: 'POST', path: '/api/imports', needs: 'data.import' } as const

function limited(permission: typeof SEARCH | typeof UPLOAD, now: () => number) {
  const waiting: (() => void)[] = []
  const app = new Hono<AppEnv>()
  app.onError((error, c) => {
    const { status, details } = error as Refusal
    return c.json(details as object, status)
  })
  app.use(async (c, next) => {
    c.set('session', { userId: c.req.header('x-user') ?? 'a' } as Session)
    await next()
  })
  app.use(limitDearRoute(permission, now)!)
  app.all('/*', async (c) => {
    if (c.req.query('wait')) await new Promise<void>((done) => waiting.push(done))
    return c.body(null)
  })
  const ask = async (user = 'a', query = '') =>
    (await app.request(`/${query}`, { headers: { 'x-user': user } })).status
  return {
    ask,
    finish: () => {
      for (const done of waiting.splice(0)) done()
    },
  }
}

test('who asks too often waits, others do not', async () => {
  let time = 0
  const { ask } = limited(SEARCH, () => time)
  const statuses = await Promise.all(Array.from({ length: 15 }, () => ask()))
  expect(new Set(statuses)).toEqual(new Set([200]))
  for (let i = 0; i < 105; i++) await ask()
  expect(await ask()).toBe(429)
  expect(await ask('b')).toBe(200)
  time += 1_000
  for (let i = 0; i < 30; i++) expect(await ask()).toBe(200)
  expect(await ask()).toBe(429)
})

test('two uploads at a time for one account, eight for all', async () => {
  const { ask, finish } = limited(UPLOAD, () => 0)
  const twice = (user: string) => [ask(user, '?wait=1'), ask(user, '?wait=1')]
  const running = twice('a')
  expect(await ask('a')).toBe(429)
  expect(await ask('e')).toBe(200)
  running.push(...['b', 'c', 'd'].flatMap(twice))
  expect(await ask('e')).toBe(429)
  finish()
  expect(new Set(await Promise.all(running))).toEqual(new Set([200]))
  expect(await ask('e')).toBe(200)
})

test('searching, matching, people, packs, exports and uploads are dear', () => {
  const dear = ROUTE_PERMISSIONS.filter((permission) => limitDearRoute(permission))
  expect(dear.map(({ method, path }) => `${method} ${path}`)).toEqual(
    expect.arrayContaining([
      'GET /api/search',
      'POST /api/people/search',
      'POST /api/addresses/match',
      'GET /packs/:layer/:file',
      'GET /ogc/collections/:layer/items',
      'GET /api/audit/entries.csv',
      'POST /api/imports',
    ]),
  )
})
