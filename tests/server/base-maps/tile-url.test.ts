import { expect, test } from 'vitest'
import { hostsOf, tileUrl } from '../../../server/base-maps/tile-url.ts'
import type { ConfiguredBaseMap } from '../../../server/http/base-map-setting.ts'

const map = (given: Partial<ConfiguredBaseMap>): ConfiguredBaseMap => ({
  id: 'a',
  name: { zh: '甲', en: 'A' },
  kind: 'xyz',
  upstream: { key: 'k&y', isPrivate: false },
  ...given,
})
const TILE = { z: 3, x: 6, y: 3 }

test('XYZ, from the south too', () => {
  const url = (template: string) => tileUrl(map({ url: template }), TILE).href
  expect(url('https://a.example/{z}/{x}/{y}.png')).toBe('https://a.example/3/6/3.png')
  expect(url('https://a.example/{z}/{x}/{-y}')).toBe('https://a.example/3/6/4')
})

test('the key is filled in as a value, whatever it holds', () => {
  const url = tileUrl(map({ url: 'https://a.example/{z}/{x}/{y}?tk={key}' }), TILE)
  expect(url.searchParams.get('tk')).toBe('k&y')
})

test('one of several hosts, always the same for a picture', () => {
  const several = map({ url: 'https://t{0-7}.a.example/{z}/{x}/{y}' })
  expect(tileUrl(several, TILE).host).toBe('t1.a.example')
  expect(hostsOf(several).size).toBe(8)
  expect([...hostsOf(map({ url: 'https://one.example:8443/{z}/{x}/{y}' }))]).toEqual([
    'one.example:8443',
  ])
})

test('WMTS as 天地图 wants it', () => {
  const url = 'https://t0.tianditu.example/vec_w/wmts?tk={key}'
  const asked = tileUrl(map({ kind: 'wmts', url, layer: 'vec' }), TILE)
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    tk: 'k&y',
    REQUEST: 'GetTile',
    LAYER: 'vec',
    TILEMATRIXSET: 'w',
    TILEMATRIX: '3',
    TILEROW: '3',
    TILECOL: '6',
  })
})

test('WMS by the square of the tile in metres', () => {
  const asked = tileUrl(map({ kind: 'wms', url: 'https://a.example/wms', layer: 'dem' }), TILE)
  const box = asked.searchParams.get('BBOX')!.split(',').map(Number)
  const edgeM = (2 * 20_037_508.342789244) / 8
  expect(box[0]).toBeCloseTo(2 * edgeM, 3)
  expect(box[1]).toBeCloseTo(0, 3)
  expect(box[2]).toBeCloseTo(3 * edgeM, 3)
  expect(box[3]).toBeCloseTo(edgeM, 3)
  expect(asked.searchParams.get('CRS')).toBe('EPSG:3857')
})
