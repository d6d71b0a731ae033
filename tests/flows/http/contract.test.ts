import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({
    settings: {
      baseMaps: [
        {
          id: 'tianditu',
          name: { zh: '天地图', en: 'Tianditu' },
          kind: 'xyz',
          url: 'https://t{0-7}.tianditu.example/{z}/{x}/{y}.png',
        },
      ],
    },
  })
  const { webDir } = app.services.settings
  mkdirSync(join(webDir, 'assets'), { recursive: true })
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>OneMap</title>')
  writeFileSync(join(webDir, 'assets/main-abc.js'), 'console.log(1)')
  writeFileSync(join(webDir, 'assets/main-abc.js.br'), 'compressed')
})
afterAll(() => app.close())

const codeOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string } }).error.code

test('health says that it can serve', async () => {
  const answer = await app.request('/healthz')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    status: 'ok',
    version: '0.0.0-test',
    database: 'embedded',
    mode: 'demo',
  })
})

test('settings name the demo accounts and the base maps', async () => {
  const settings = await (await app.request('/api/settings')).json()
  expect(settings).toMatchObject({
    mode: 'demo',
    baseMaps: [{ id: 'tianditu' }],
    bounds: [73.5, 18, 135.1, 53.6],
  })
  const names = settings.demoAccounts.map((account: { username: string }) => account.username)
  expect(names).toContain('commander')
  expect(names).toHaveLength(12)
})

test('in production no account is offered, and those of the demo are dead', async () => {
  const production = await createTestApp({ settings: { mode: 'production' } })
  try {
    const settings = await (await production.request('/api/settings')).json()
    expect(settings).toMatchObject({ mode: 'production', demoAccounts: [] })
    const answer = await production.request('/api/sessions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'commander', password: 'onemap-demo' }),
    })
    expect(answer.status).toBe(401)
  } finally {
    await production.close()
  }
})

test.each(['/api/nothing', '/packs', '/nothing.txt', '/assets/gone.js', '/api'])(
  'what is not there is a 404 in the form of the contract: %s',
  async (path) => {
    const answer = await app.request(path)
    expect(answer.status).toBe(404)
    expect(await codeOf(answer)).toBe('not-found')
  },
)

test('a wrong method says which ones are right', async () => {
  const answer = await app.request('/api/settings', { method: 'PUT' })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('Allow')).toBe('GET')
  expect(await codeOf(answer)).toBe('method-not-allowed')
})

const signInWith = (body: BodyInit, type = 'application/json') =>
  app.request('/api/sessions', { method: 'POST', headers: { 'Content-Type': type }, body })

test('a body that is no JSON is told so', async () => {
  const answer = await signInWith('{"username": ')
  expect(answer.status).toBe(400)
  expect(await codeOf(answer)).toBe('malformed-json')
})

test('a body of another type is told so', async () => {
  const answer = await signInWith('username=a', 'application/x-www-form-urlencoded')
  expect(answer.status).toBe(415)
})

test.each([
  ['a missing key', { username: 'commander' }, 'password'],
  ['an unknown key', { username: 'a', password: 'b', admin: true }, 'admin'],
  ['a wrong type', { username: 7, password: 'b' }, 'username'],
])('%s is refused and named', async (_what, body, field) => {
  const answer = await signInWith(JSON.stringify(body))
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ error: { code: 'invalid', details: { field } } })
})

test('a body beyond the limit is refused by its announced length', async () => {
  const answer = await app.request('/api/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': String(1 << 30) },
    body: '{}',
  })
  expect(answer.status).toBe(413)
  expect(await codeOf(answer)).toBe('too-large')
})

test('the page answers every address of its own, with strict headers', async () => {
  for (const path of ['/', '/events', '/setup']) {
    const answer = await app.request(path)
    expect(await answer.text()).toContain('<title>OneMap</title>')
    expect(answer.headers.get('Cache-Control')).toBe('no-cache')
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(policy).toContain("img-src 'self' data: blob: https://*.tianditu.example")
  }
})

test('hashed assets are for ever and come compressed where that is understood', async () => {
  const plain = await app.request('/assets/main-abc.js')
  expect(plain.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(await plain.text()).toBe('console.log(1)')
  const small = await app.request('/assets/main-abc.js', {
    headers: { 'Accept-Encoding': 'gzip, br' },
  })
  expect(small.headers.get('Content-Encoding')).toBe('br')
  expect(await small.text()).toBe('compressed')
})

test.each([
  '/..%2f..%2fetc%2fpasswd.txt',
  '/assets/%2e%2e/%2e%2e/onemap.log',
  '/%00.js',
  '/%E0%A4%A.js',
])('no path leads out of the page: %s', async (path) => {
  expect((await app.request(path)).status).toBe(404)
})

test('a page that has not changed is not sent again', async () => {
  const etag = (await app.request('/')).headers.get('ETag') ?? ''
  const answer = await app.request('/', { headers: { 'If-None-Match': etag } })
  expect(answer.status).toBe(304)
})
