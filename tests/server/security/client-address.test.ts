import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { addressGroup, clientAddress } from '../../../server/security/client-address.ts'
import { deviceWords } from '../../../server/security/device-words.ts'
import { readSessionCookie } from '../../../server/security/session-cookie.ts'

const app = (trustedProxies: string[]) =>
  new Hono().get('/', (c) => c.text(clientAddress(c, { trustedProxies })))

/** As `@hono/node-server` hands the connection over. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })

const ask = async (proxies: string[], remote: string, forwarded?: string) => {
  const init = forwarded === undefined ? {} : { headers: { 'X-Forwarded-For': forwarded } }
  return (await app(proxies).request('/', init, from(remote))).text()
}

test('what anybody can write into a header is not believed', async () => {
  expect(await ask([], '203.0.113.9', '10.0.0.1')).toBe('203.0.113.9')
  expect(await ask(['10.0.0.1'], '203.0.113.9', '10.0.0.7')).toBe('203.0.113.9')
})

test('of a trusted proxy only the last word counts', async () => {
  expect(await ask(['10.0.0.1'], '10.0.0.1', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9')
  expect(await ask(['10.0.0.1', '10.0.0.2'], '::ffff:10.0.0.1', '203.0.113.9, 10.0.0.2')).toBe(
    '203.0.113.9',
  )
  expect(await ask(['10.0.0.1'], '10.0.0.1', '<script>')).toBe('10.0.0.1')
  expect(await ask(['10.0.0.1'], '10.0.0.1')).toBe('10.0.0.1')
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group)
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge · Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox · Linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1', 'Safari · iOS'],
  ['curl/8', ''],
])('%s is %s', (agent, words) => {
  expect(deviceWords(agent)).toBe(words)
})

test('away from this machine only the cookie that no neighbour can set is read', () => {
  const both = 'onemap_session=planted; __Host-onemap_session=own'
  expect(readSessionCookie(both, 'onemap.example')).toBe('own')
  expect(readSessionCookie('onemap_session=planted', 'onemap.example')).toBeUndefined()
  expect(readSessionCookie('onemap_session=here', 'localhost:8080')).toBe('here')
  expect(readSessionCookie('onemap_session=here', '[::1]:8080')).toBe('here')
  expect(readSessionCookie('onemap_session=here', undefined)).toBeUndefined()
})
