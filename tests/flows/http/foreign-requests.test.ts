import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { useTinyApp } from '../../builders/tiny-app.ts'

const { app } = useTinyApp()
const HOST = 'onemap.example:8080'
const BODY = JSON.stringify({ purpose: 'visit' })

async function put(headers: Record<string, string>, body: BodyInit = BODY) {
  const answer = await app()
    .as('commander')
    .request('/api/sessions/current/purpose', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Host: HOST, ...headers },
      body,
    })
  return answer.status
}

describe('a change', () => {
  test.each<[string, Record<string, string>, number]>([
    ['from our own page', { Origin: `http://${HOST}`, 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['from our own page in an older browser', { Origin: `http://${HOST}` }, 200],
    ['from a program', {}, 200],
    ['from another site', { Origin: 'https://elsewhere.example' }, 403],
    ['from a sandboxed frame', { Origin: 'null' }, 403],
    ['from a sandboxed frame that lies', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }, 403],
    ['from a sibling', { Origin: 'http://other.example:8080', 'Sec-Fetch-Site': 'same-site' }, 403],
    ['from a subdomain', { Origin: `http://evil.${HOST}` }, 403],
    ['from a domain that begins like ours', { Origin: `http://${HOST}.evil.example` }, 403],
    ['from another port', { Origin: 'http://onemap.example:9090' }, 403],
    ['with our name as a user', { Origin: `http://${HOST}@evil.example` }, 403],
    ['typed by hand', { 'Sec-Fetch-Site': 'none' }, 403],
    ['from elsewhere without Origin', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['from an extension', { Origin: `chrome-extension://${HOST}` }, 403],
  ])('%s', async (_from, headers, status) => {
    expect(await put(headers)).toBe(status)
  })

  test.each([
    ['what forms can send', 'text/plain', 415],
    ['what forms send', 'application/x-www-form-urlencoded', 415],
    ['files', 'multipart/form-data; boundary=x', 415],
    ['nothing said', '', 415],
    ['capitals', 'APPLICATION/JSON', 200],
    ['a charset', 'application/json; charset=utf-8', 200],
    ['another charset', 'application/json; charset=utf-16', 415],
    ['nearly JSON', 'application/json-patch', 415],
    ['JSON behind a comma', 'text/plain, application/json', 415],
  ])('of content type: %s', async (_what, type, status) => {
    const headers = { 'Content-Type': type, 'Content-Length': String(BODY.length) }
    expect(await put(headers)).toBe(status)
  })

  test('in a packed body is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(10 << 20, 0x20))
    const headers = { 'Content-Encoding': 'gzip', 'Content-Length': String(bomb.length) }
    expect(await put(headers, new Uint8Array(bomb))).toBe(415)
  })

  test.each([
    ['__proto__', '{"purpose":"visit","__proto__":{"roles":["administrator"]}}'],
    ['constructor', '{"purpose":"visit","constructor":{"prototype":{"x":1}}}'],
    ['an unknown key', '{"purpose":"visit","admin":true}'],
  ])('with %s is refused', async (_what, body) => {
    expect(await put({}, body)).toBe(422)
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test('deep nesting is refused, not fallen over', async () => {
    expect(await put({}, `${'['.repeat(30_000)}${']'.repeat(30_000)}`)).toBe(422)
  })
})

describe('the length of a body', () => {
  test.each([
    ['/api/sessions', 70_000, 413],
    ['/api/sessions/current/password', 70_000, 413],
    ['/api/imports/abc/commit', 70_000, 413],
    ['/api/addresses/match', 70_000, 400],
    ['/api/addresses/match', 5 << 20, 413],
  ])('%s with %i bytes', async (path, size, status) => {
    const method = path.endsWith('password') ? 'PUT' : 'POST'
    const init = { method, headers: { 'Content-Type': 'application/json' }, body: '['.repeat(size) }
    expect((await app().as('steward').request(path, init)).status).toBe(status)
  })

  test('a body without an announced length is counted before anything is done', async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1
        if (sent > 1_000) controller.close()
        else controller.enqueue(new Uint8Array(1_024).fill(0x20))
      },
    })
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    expect((await app().request('/api/sessions', init)).status).toBe(413)
    expect(sent).toBeLessThan(100)
  })

  test('reading takes no body', async () => {
    const headers = { 'Content-Length': '2' }
    expect((await app().as('commander').request('/api/layers', { headers })).status).toBe(400)
  })
})

describe('the query', () => {
  test.each([
    ['an unknown key', '/api/layers?x=1'],
    ['an unknown key beside known ones', '/api/search?q=a&debug=1'],
    ['a key twice', '/api/search?q=a&q=b'],
    ['a list in PHP’s way', '/api/search?q[]=a'],
    ['__proto__', '/api/search?q=a&__proto__=b'],
    ['constructor', '/api/search?q=a&constructor=b'],
    ['__proto__ where no query is read', '/api/layers?__proto__[x]=1'],
    ['a day that there is not', '/api/events?from=2026-02-30T00:00:00Z'],
    ['the year 0', '/api/events?from=0000-01-01T00:00:00Z'],
    ['an unknown key of a tile', '/tiles/GRID/10/853/421.fgb?v=1&x=1'],
  ])('with %s is refused', async (_what, path) => {
    expect((await app().as('commander').request(path)).status).toBe(400)
  })
})

describe('HTTP Basic', () => {
  const Authorization = `Basic ${Buffer.from('commander:onemap-demo').toString('base64')}`

  test('reads what OGC clients read', async () => {
    const answer = await app().request('/ogc/collections', { headers: { Authorization } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  })

  test.each([
    ['PUT', '/api/sessions/current/purpose'],
    ['DELETE', '/api/sessions/current'],
    ['POST', '/api/addresses/match'],
    ['GET', '/api/layers'],
    ['GET', '/packs/GRID/330199001.fgb'],
  ])('opens nothing else: %s %s', async (method, path) => {
    const headers = { Authorization, 'Content-Type': 'application/json' }
    expect((await app().request(path, { method, headers })).status).toBe(401)
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('changes nothing there: %s', async (method) => {
    const answer = await app().request('/ogc/collections', { method, headers: { Authorization } })
    expect(answer.status).toBe(405)
  })
})
