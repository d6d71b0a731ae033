import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { type Listening, listen } from '../../../server/http/listen.ts'
import { tileShortcut } from '../../../server/tiles/tile-shortcut.ts'
import { createTestApp, signIn, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'

let app: TestApp
let port: Listening
let cookie = ''
beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  const { webDir } = app.services.settings
  mkdirSync(join(webDir, 'assets'), { recursive: true })
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>OneMap</title>')
  writeFileSync(join(webDir, 'assets/main-abc.js'), 'console.log(1)')
  port = await listen('127.0.0.1', 0)
  cookie = await signIn(app.request, 'commander', 'onemap-demo')
})
afterAll(async () => {
  await port.close(0)
  await app.close()
})

const SECURE = {
  'content-security-policy': /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*geolocation=\(self\)/,
}

function expectSecure(headers: Headers): void {
  const found = Object.fromEntries(
    Object.keys(SECURE).map((name) => [name, headers.get(name) ?? 'absent']),
  )
  for (const [name, form] of Object.entries(SECURE)) expect(found[name], name).toMatch(form)
  expect(headers.get('server')).toBeNull()
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('cache-control')).not.toBeNull()
}

/** As it comes over the wire, however malformed the request. */
function raw(text: string): Promise<{ status: number; headers: Headers; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(port.url).port), '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece: string) => {
      answer += piece
    })
    socket.once('error', reject)
    socket.once('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      const [first = '', ...lines] = head.split('\r\n')
      const pairs = lines.map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string])
      resolve({ status: Number(first.split(' ')[1]), headers: new Headers(pairs), body })
    })
  })
}

test('while it starts, an answer has all the headers', async () => {
  const answer = await fetch(`${port.url}/healthz`)
  expect(answer.status).toBe(503)
  expectSecure(answer.headers)
  port.serve(createApp(app.services), tileShortcut(app.services))
})

describe('every kind of answer has all the headers:', () => {
  test.each<[string, string, number, RequestInit]>([
    ['the page', '/', 200, {}],
    ['a view of it', '/events', 200, {}],
    ['an asset', '/assets/main-abc.js', 200, {}],
    ['an asset that is not there', '/assets/gone.js', 404, {}],
    ['JSON for everybody', '/api/settings', 200, {}],
    ['JSON for a session', '/api/layers', 200, {}],
    ['a tile past the application', '/tiles/GRID/10/853/421.fgb', 204, {}],
    ['a tile through it', '/tiles/GRID/10/853/421.fgb', 204, { method: 'HEAD' }],
    ['a tile that is none', '/tiles/GRID/99/0/0.fgb', 400, {}],
    ['OGC', '/ogc/collections', 200, {}],
    ['a refusal', '/api/accounts', 403, {}],
    ['a wrong method', '/api/layers', 405, { method: 'PATCH' }],
    ['an unknown query', '/api/layers?x=1', 400, {}],
    [
      'a foreign mutation',
      '/api/sessions/current',
      403,
      { method: 'DELETE', headers: { Origin: 'null' } },
    ],
    ['nothing', '/api/nothing', 404, {}],
  ])('%s', async (_what, path, status, init) => {
    const headers = { Cookie: cookie, ...init.headers }
    const answer = await fetch(port.url + path, { ...init, headers })
    await answer.arrayBuffer()
    expect(answer.status).toBe(status)
    expectSecure(answer.headers)
  })

  test.each([
    ['no HTTP', 'HELLO\r\n\r\n', 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['endless headers', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'very many headers',
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${'X-A: 1\r\n'.repeat(1_000)}\r\n`,
      400,
    ],
    [
      'a very long address',
      `GET /${'a'.repeat(9_000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
      414,
    ],
  ])('%s', async (_what, text, status) => {
    const answer = await raw(text)
    expect(answer.status).toBe(status)
    if (answer.body) expectSecure(answer.headers)
  })
})

// GHSA-9hp6-4448-45g2: where the path begins in an odd address; GHSA-rjq5-w47x-x359: double dots; GHSA-hgxw-5xg3-69jx: a host
// that is none. Nobody gets data or past a permission by them, and nothing falls over.
test.each([
  ['http:/api/layers', 'a'],
  ['http:///api/layers', 'a'],
  ['http://a/api/layers', 'a'],
  ['http://a?/../api/layers', 'a'],
  ['x://a/api/layers', 'a'],
  ['/x/../api/layers', 'a'],
  ['/../../api/layers', 'a'],
  ['/api/layers', 'a b'],
  ['/api/layers', '[::'],
  ['/api/layers', 'a:99999'],
  ['/api/layers', '%'],
  ['/api/layers', 'a/x?y#z'],
])('an odd address is none of ours: %s on the host "%s"', async (target, host) => {
  const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  expect([200, 400, 401, 404]).toContain(answer.status)
  // The page answers what it does not know; it holds no data.
  if (answer.status === 200) expect(answer.body).toContain('<!doctype html>')
  expect((await fetch(`${port.url}/healthz`)).status).toBe(200)
})

test('a request that names no host is refused by Node itself', async () => {
  expect((await raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).status).toBe(400)
})

test('personal answers are not stored', async () => {
  for (const path of ['/api/sessions/current', '/api/layers', '/api/grids', '/api/search?q=a']) {
    const answer = await fetch(port.url + path, { headers: { Cookie: cookie } })
    expect([path, answer.headers.get('Cache-Control')]).toEqual([
      path,
      expect.stringMatching(/no-store|private, no-cache/),
    ])
  }
})

test('behind https it says to stay there', async () => {
  const headers = { 'X-Forwarded-Proto': 'https' }
  const answer = await fetch(`${port.url}/api/settings`, { headers })
  expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=31536000')
  const plain = await fetch(`${port.url}/api/settings`)
  expect(plain.headers.get('Strict-Transport-Security')).toBeNull()
})
