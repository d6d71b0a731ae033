import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readBaseMaps } from '../../../server/base-maps/read-base-maps.ts'
import { publicBaseMap } from '../../../server/http/base-map-setting.ts'

const TIANDITU = {
  id: 'tianditu',
  name: { zh: '天地图', en: 'Tianditu' },
  kind: 'wmts',
  url: 'https://t0.tianditu.example/vec_w/wmts',
  layer: 'vec',
  matrixSet: 'w',
}

test('without a setting there is the local base map', () => {
  expect(readBaseMaps(undefined).map(({ id }) => id)).toEqual(['packs'])
})

test('others follow it, from JSON or from a file', () => {
  const json = JSON.stringify([TIANDITU])
  const dir = mkdtempSync(join(tmpdir(), 'onemap-base-maps-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'maps.json')
  writeFileSync(file, json)
  for (const setting of [json, file]) {
    expect(readBaseMaps(setting).map(({ id }) => id)).toEqual(['packs', 'tianditu'])
  }
})

test.each([
  ['[{', 'ONEMAP_BASE_MAPS cannot be used'],
  [JSON.stringify([{ ...TIANDITU, kind: 'tms' }]), '0.kind'],
  [JSON.stringify([{ ...TIANDITU, key: 1 }]), '0.key'],
  ['/no/such/file', 'no such file'],
])('a wrong setting is refused with its reason: %s', (setting, reason) => {
  expect(() => readBaseMaps(setting)).toThrow(reason)
})

const WITH_KEY = { ...TIANDITU, url: `${TIANDITU.url}?tk={key}`, keyVariable: 'MAP_KEY' }
const read = (map: object, env = {}) => readBaseMaps(JSON.stringify([map]), env)

test('one with a key is fetched by the server; the browser learns neither key nor address', () => {
  const [, map] = read(WITH_KEY, { MAP_KEY: ' topsecret\n' })
  expect(map?.upstream).toEqual({ key: 'topsecret', isPrivate: false })
  const shown = publicBaseMap(map!)
  expect(shown).toMatchObject({ kind: 'xyz', url: '/base-maps/tianditu/{z}/{x}/{y}' })
  expect(JSON.stringify(shown)).not.toMatch(/topsecret|tianditu\.example/)
})

test('one without a key is fetched by the browser, unless it is said otherwise', () => {
  expect(read(TIANDITU)[1]?.upstream).toBeUndefined()
  expect(read({ ...TIANDITU, proxy: true })[1]?.upstream).toEqual({ isPrivate: false })
})

test.each<[string, object, object]>([
  ['a key that is not there', WITH_KEY, {}],
  ['a place for a key, but none', { ...WITH_KEY, keyVariable: undefined }, {}],
  ['a key without a place', { ...TIANDITU, keyVariable: 'MAP_KEY' }, { MAP_KEY: 'k' }],
  ['a key file that is not there', { ...WITH_KEY, keyFile: '/no/such/key' }, {}],
  ['an address of our own', { ...TIANDITU, url: '/x/{z}/{x}/{y}', proxy: true }, {}],
  ['a user in the address', { ...TIANDITU, url: 'https://user:pw@a.example/' }, {}],
  ['another protocol', { ...TIANDITU, url: 'file:///etc/passwd', proxy: true }, {}],
])('%s is refused', (_what, map, env) => {
  expect(() => read(map, env)).toThrow('ONEMAP_BASE_MAPS cannot be used')
})
