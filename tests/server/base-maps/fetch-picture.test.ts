import dns from 'node:dns/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fetchPicture, follow } from '../../../server/base-maps/fetch-picture.ts'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
let answer: RequestListener
let asked: { url: string; headers: Record<string, unknown> }[] = []
let server: Server
let host = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
  answer = (_request, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end(PNG)
})

const get = (path = '/1.png', rules = {}) =>
  fetchPicture(new URL(`http://${host}${path}`), {
    hosts: new Set([host]),
    isPrivate: true,
    timeoutMs: 500,
    ...rules,
  })

test('a picture comes as it is, asked for without anything of the user', async () => {
  const picture = await get()
  expect(picture).toEqual({ type: 'image/png', bytes: new Uint8Array(PNG) })
  expect(Object.keys(asked[0]!.headers).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ])
})

test('where there is none, there is none', async () => {
  answer = (_request, response) => response.writeHead(404).end()
  expect(await get()).toBeUndefined()
})

test.each([
  ['127.0.0.1', 'http://127.0.0.1:80/x'],
  ['another loopback', 'http://127.9.9.9/x'],
  ['a name for it', 'http://localhost/x'],
  ['IPv6 loopback', 'http://[::1]/x'],
  ['IPv4 in IPv6', 'http://[::ffff:127.0.0.1]/x'],
  ['as one number', 'http://2130706433/x'],
  ['in octal', 'http://0177.0.0.1/x'],
  ['a house network', 'http://10.1.2.3/x'],
  ['another', 'http://192.168.1.1/x'],
  ['link-local', 'http://169.254.1.1/x'],
  ["the clouds' metadata", 'http://169.254.169.254/latest/meta-data'],
  ['nowhere', 'http://0.0.0.0/x'],
  ['NAT64 of a house network', 'http://[64:ff9b::a01:203]/x'],
  ['unique local', 'http://[fd00::1]/x'],
])('a private address is not connected to: %s', async (_what, address) => {
  const url = new URL(address)
  const rules = { hosts: new Set([url.host]), isPrivate: false }
  await expect(fetchPicture(url, rules)).rejects.toThrow('private network')
})

test('the test server itself is not reached unless it is marked as private', async () => {
  await expect(get('/1.png', { isPrivate: false })).rejects.toThrow('private network')
  expect(asked).toEqual([])
})

test('a redirect is followed twice, within the configured hosts', async () => {
  answer = (request, response) => {
    const step = Number(request.url?.slice(1))
    if (step < 2) response.writeHead(302, { Location: `/${step + 1}` }).end()
    else response.writeHead(200, { 'Content-Type': 'image/png' }).end(PNG)
  }
  expect((await get('/0'))?.type).toBe('image/png')
  expect(asked.map(({ url }) => url)).toEqual(['/0', '/1', '/2'])
})

test('and not a third time', async () => {
  answer = (_request, response) => response.writeHead(301, { Location: '/again' }).end()
  await expect(get()).rejects.toThrow('more than twice')
  expect(asked).toHaveLength(3)
})

test.each([
  ['http://169.254.169.254/latest/meta-data', 'not configured'],
  ['http://localhost/', 'not configured'],
  ['file:///etc/passwd', 'no http address'],
  ['http://[', 'nowhere'],
])('a redirect to %s is not followed', async (location, reason) => {
  answer = (_request, response) => response.writeHead(302, { Location: location }).end()
  await expect(get()).rejects.toThrow(reason)
  expect(asked).toHaveLength(1)
})

test.each<[string, RequestListener, string]>([
  ['a page', (_q, r) => r.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>'), 'no picture'],
  [
    'SVG',
    (_q, r) => r.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end('<svg/>'),
    'no picture',
  ],
  ['an error', (_q, r) => r.writeHead(500).end(), 'answers 500'],
  [
    'something packed',
    (_q, r) =>
      r.writeHead(200, { 'Content-Type': 'image/png', 'Content-Encoding': 'gzip' }).end('x'),
    'packed',
  ],
  [
    'something announced as huge',
    (_q, r) => {
      r.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': 3 << 20 })
      r.write('x')
    },
    'too large',
  ],
  [
    'something that turns out huge',
    (_q, r) => {
      r.writeHead(200, { 'Content-Type': 'image/png' })
      r.end(Buffer.alloc(3 << 20))
    },
    'too large',
  ],
  ['nothing at all', () => undefined, 'does not answer'],
  [
    'half of it',
    (_q, r) => {
      r.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': 100 })
      r.write('x', () => r.destroy())
    },
    'broke off',
  ],
])('%s is refused', async (_what, how, reason) => {
  answer = how
  await expect(get()).rejects.toThrow(reason)
})

test('what is said about a failure never holds the address, in which the key stands', async () => {
  answer = (_request, response) => response.writeHead(403).end()
  const error = await get('/x?tk=secret').catch((reason: Error) => reason)
  expect(JSON.stringify([error, String(error)])).not.toMatch(/secret|127\.0/)
})

test('the connection goes to the address that was judged, whatever the name says when asked again', async () => {
  const { lookup } = dns
  const name = `pictures.invalid:${new URL(`http://${host}`).port}`
  Object.assign(dns, { lookup: async () => [{ address: '127.0.0.1', family: 4 }] })
  syncBuiltinESMExports()
  try {
    const rules = { hosts: new Set([name]), isPrivate: true }
    expect(await fetchPicture(new URL(`http://${name}/1.png`), rules)).toMatchObject({
      type: 'image/png',
    })
  } finally {
    Object.assign(dns, { lookup })
    syncBuiltinESMExports()
  }
})

test('a redirect never leads from an encrypted address to one that is not', () => {
  const from = new URL('https://pictures.example/1.png')
  expect(follow(from, '/2.png').href).toBe('https://pictures.example/2.png')
  expect(() => follow(from, 'http://pictures.example/2.png')).toThrow('unencrypted')
})
