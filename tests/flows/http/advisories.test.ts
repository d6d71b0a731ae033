import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cpuMs } from '../../builders/contention.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/**
 * What has been published about Hono and its Node adapter, and how it stands with us. Of parts that we do not use the test
 * is that we do not: a first import of one brings its advisories here to be looked at.
 */
const UNUSED: readonly [part: string, modules: RegExp, advisories: string][] = [
  [
    'static files of Hono: repeated and encoded slashes, backslashes, double dots, NUL',
    /hono\/serve-static|node-server\/serve-static|hono\/bun|hono\/deno/,
    'GHSA-wmmm-f939-6g9c GHSA-92pp-h63x-v22m GHSA-q5qw-h33p-qvwr GHSA-wc8c-qw6v-h7f6 GHSA-wwfh-h76j-fc44 GHSA-frvp-7c67-39w9 GHSA-3mpf-rcc7-5347 GHSA-w332-q679-j88p GHSA-rjq5-w47x-x359',
  ],
  [
    'its body limit: passed by chunks, by a wrong length',
    /hono\/body-limit/,
    'GHSA-9vqf-7f2p-gf9v GHSA-92vj-g62v-jqhh GHSA-rv63-4mwf-qqc2',
  ],
  [
    'its CSRF check: capitals, no content type',
    /hono\/csrf/,
    'GHSA-rpfr-3m35-5vx5 GHSA-2234-fmw7-43wr',
  ],
  [
    'CORS: any origin, Vary, slow patterns',
    /hono\/cors/,
    'GHSA-88fw-hqm2-52qc GHSA-q7jf-gf43-6x6p GHSA-8j4g-w8fx-2239',
  ],
  [
    'JWT: confused algorithms, audiences, dates, schemes',
    /hono\/(jwt|jwk|utils\/jwt)/,
    'GHSA-3vhc-576x-3qv4 GHSA-f67f-6cw9-8mq4 GHSA-m732-5p4w-x69g GHSA-hm8q-7f3q-5f36 GHSA-f577-qrjj-4474',
  ],
  [
    'its basic and bearer authorisation: comparison by time',
    /hono\/(basic-auth|bearer-auth)/,
    'GHSA-gq3j-xvxp-8hrf',
  ],
  [
    'IP restriction: addresses in other forms',
    /hono\/ip-restriction/,
    'GHSA-r354-f388-2fhh GHSA-xpcf-pg52-r92g GHSA-xrhx-7g5j-rcj5',
  ],
  [
    'its cache: private answers kept, Vary ignored',
    /hono\/cache/,
    'GHSA-6wqw-2p9w-4vw4 GHSA-p77w-8qqv-26rm',
  ],
  [
    'JSX: markup in names, styles, plain strings; context of others',
    /hono\/(jsx|html|css)/,
    'GHSA-9r54-q6cx-xmh5 GHSA-458j-xx4x-4375 GHSA-69xw-7hcm-h432 GHSA-qp7p-654g-cw7p GHSA-w62v-xxxg-mg59 GHSA-hvrm-45r6-mjfj GHSA-f23p-vx2j-j53r GHSA-hxh3-vqpv-xpqv',
  ],
  ['pages written to files', /hono\/ssg/, 'GHSA-xf4j-xp2r-rqqx GHSA-gqvv-2mrq-wpjv'],
  [
    'language and proxy helpers',
    /hono\/(language|proxy)/,
    'GHSA-54fx-42gc-7vw4 GHSA-79qm-7rj5-m7r9',
  ],
  [
    'adapters of clouds',
    /hono\/(aws-lambda|lambda-edge|cloudflare|netlify|vercel)/,
    'GHSA-xh87-mx6m-69f3 GHSA-wgpf-jwqj-8h8p GHSA-j6c9-x7qj-28xf GHSA-xgm2-5f3f-mvvc',
  ],
  [
    'WebSockets of the Node adapter',
    /hono\/ws|node-ws|createNodeWebSocket|injectWebSocket/,
    'GHSA-9mqv-5hh9-4cgg',
  ],
  [
    'form bodies: nested keys, prototypes',
    /\.parseBody\(|\.formData\(/,
    'GHSA-v8w9-8mx6-g223 GHSA-g6gw-c38x-mqfc',
  ],
  [
    'mounted foreign applications: the prefix before decoding',
    /\bapp\.mount\(/,
    'GHSA-2gcr-mfcq-wcc3',
  ],
]

describe('what we do not use of Hono', () => {
  const sources = listSources(join(ROOT, 'server')).map((file) => ({
    file,
    text: readFileSync(file, 'utf8'),
  }))

  test.each(UNUSED)('%s', (_part, modules) => {
    const users = sources.filter(({ text }) => modules.test(text)).map(({ file }) => file)
    expect(users).toEqual([])
  })

  // Parts that we do use, tried in every-answer.test.ts: GHSA-9hp6-4448-45g2 (4.9.6), GHSA-hgxw-5xg3-69jx (adapter 1.10.1).
  // Seen to only by the version: GHSA-f6gv-hh8j-q8vq (3.11.7), names of path parameters that one request leaves to the next.
  test('the versions are those in which everything published so far is mended', () => {
    const version = (name: string) =>
      JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version
    expect(isAtLeast(version('hono'), '4.13.7')).toBe(true)
    expect(isAtLeast(version('@hono/node-server'), '2.0.10')).toBe(true)
  })
})

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  const { webDir, dataDir } = app.services.settings
  mkdirSync(join(webDir, 'assets'), { recursive: true })
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>OneMap</title>')
  writeFileSync(join(webDir, 'assets/main-abc.js'), 'console.log(1)')
  writeFileSync(join(dataDir, 'secret.js'), 'kept apart')
})
afterAll(() => app.close())

describe('serving files: nothing protected stands among them, and no path leads out', () => {
  // GHSA-wmmm-f939-6g9c, GHSA-92pp-h63x-v22m: slashes twice; GHSA-q5qw-h33p-qvwr, GHSA-wc8c-qw6v-h7f6: slashes encoded;
  // GHSA-wwfh-h76j-fc44, GHSA-frvp-7c67-39w9: backslashes encoded; decoding twice.
  test.each([
    ['/assets//../../secret.js'],
    ['//secret.js'],
    ['/assets/..%2f..%2fsecret.js'],
    ['/assets%2f..%2f..%2fsecret.js'],
    ['/assets/..%5c..%5csecret.js'],
    ['/%5c..%5csecret.js'],
    ['/assets/%252e%252e/%252e%252e/secret.js'],
    ['/assets/%2e%2e%2f%2e%2e%2fsecret.js'],
    ['/assets/main-abc.js%00.txt'],
  ])('%s', async (path) => {
    const answer = await app.request(path)
    expect(await answer.text()).not.toContain('kept apart')
    expect(answer.status).toBe(404)
  })

  // The same tricks at routes that want a session: whatever the router makes of them, nobody gets past the permission.
  test.each([
    '//api/layers',
    '/api//layers',
    '/api/./layers',
    '/api%2flayers',
    '/api%2Flayers',
    '/API/layers',
    '/api/layers/',
    '/api/layers%00',
    '/api/%6cayers',
    '/api/x/../layers',
    '/%61pi/layers',
    '/api\\layers',
    '/api/layers;x=1',
    '/api/layers%3Fx',
    '/tiles//GRID/10/853/421.fgb',
    '/tiles/GRID%2f10/853/421.fgb',
  ])('nobody gets data at %s', async (path) => {
    const answer = await app.request(path)
    const text = await answer.text()
    expect([401, 404, 200]).toContain(answer.status)
    // The page itself answers unknown views; it holds no data.
    if (answer.status === 200) expect(text).toContain('<title>OneMap</title>')
    else expect(text).toContain('"error"')
  })
})

describe('cookies', () => {
  // GHSA-r5rp-j6wh-rvv4: a blank that is no space before the name shadows the real cookie.
  test('a name with an odd blank before it is another name', async () => {
    for (const blank of ['\u00a0', '%C2%A0', '\ufeff'].map(encodeURI)) {
      const headers = { Cookie: `${blank}onemap_session=made-up` }
      expect((await app.request('/api/sessions/current', { headers })).status).toBe(401)
    }
  })

  // GHSA-5pq2-9x2x-5p6w, GHSA-26pp-8wgv-hjvm, GHSA-3hrh-pfw6-9m5x: attributes and names out of requests.
  test('attributes of our cookie come from nothing that was sent', async () => {
    const answer = await app.request('/api/sessions', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Host: 'a.example;Domain=evil.example',
        'X-Forwarded-Host': 'evil.example; Path=/x',
      },
      body: JSON.stringify({ username: 'commander', password: 'onemap-demo' }),
    })
    const cookie = answer.headers.get('Set-Cookie') ?? ''
    expect(cookie).not.toMatch(/evil|Domain|Path=\/x/)
    expect(cookie).toMatch(/; HttpOnly/)
  })
})

describe('requests that are read in two ways', () => {
  // GHSA-crvj-82cr-hjcx: parameters after the fragment.
  test('what stands after # is no query', async () => {
    const answer = await app.as('commander').request('/api/layers#?x=1')
    expect(answer.status).toBe(200)
    expect((await app.as('commander').request('/api/search#?q=3')).status).toBe(400)
  })

  // GHSA-9vqf-7f2p-gf9v: the size of chunks was only judged after the handler; see foreign-requests.test.ts.
  // GHSA-2234-fmw7-43wr, GHSA-rpfr-3m35-5vx5: a change without a content type, or with one in capitals.
  test.each(['Application/X-WWW-Form-Urlencoded', 'TEXT/PLAIN', ''])(
    'a foreign form of type "%s" changes nothing',
    async (type) => {
      const answer = await app.as('commander').request('/api/sessions/current', {
        method: 'DELETE',
        headers: { Origin: 'https://evil.example', ...(type && { 'Content-Type': type }) },
      })
      expect(answer.status).toBe(403)
    },
  )

  // GHSA-88fw-hqm2-52qc, GHSA-q7jf-gf43-6x6p, GHSA-8j4g-w8fx-2239: no answer allows another origin anything.
  test('no origin is ever reflected', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      const start = cpuMs()
      const answer = await app.as('commander').request('/api/layers', {
        method,
        headers: {
          Origin: 'https://evil.example',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': `${' '.repeat(7_000)},x`,
        },
      })
      expect([...answer.headers.keys()].filter((name) => /^access-control/.test(name))).toEqual([])
      expect(cpuMs() - start).toBeLessThan(1_000)
    }
  })

  // GHSA-p6xx-57qc-3wxr: line ends in server-sent events. Ours are JSON on one line; the resume point is a number.
  test('a resume point with line ends comes back in no event', async () => {
    const answer = await app.as('commander').request('/live', {
      headers: { 'Last-Event-ID': '1%0Aevent: access' },
    })
    const reader = answer.body?.getReader()
    const first = reader ? new TextDecoder().decode((await reader.read()).value) : ''
    await reader?.cancel()
    expect(first).not.toContain('%0Aevent')
    expect(first).not.toMatch(/^event: access/m)
  })

  // GHSA-f577-qrjj-4474: another scheme with the right content.
  test('Basic credentials under another scheme are none', async () => {
    const content = Buffer.from('commander:onemap-demo').toString('base64')
    for (const scheme of ['Bearer', 'basicx', 'Digest', 'Basic\u00a0'].map(encodeURI)) {
      const headers = { Authorization: `${scheme} ${content}` }
      expect((await app.request('/ogc/collections', { headers })).status).toBe(401)
    }
  })

  // GHSA-6wqw-2p9w-4vw4, GHSA-p77w-8qqv-26rm: nothing that belongs to a session may be kept for others.
  test.each(['/api/layers', '/api/grids', '/ogc/collections', '/api/sessions/current'])(
    '%s is for one session alone',
    async (path) => {
      const answer = await app.as('commander').request(path)
      expect(answer.headers.get('Cache-Control')).toMatch(/private|no-store/)
    },
  )
})

function listSources(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((file) => file.endsWith('.ts') && statSync(file).isFile())
}

function isAtLeast(version: string, wanted: string): boolean {
  const [a, b] = [version, wanted].map((text) => text.split('.').map(Number))
  for (let i = 0; i < 3; i++) if (a![i] !== b![i]) return a![i]! > b![i]!
  return true
}
