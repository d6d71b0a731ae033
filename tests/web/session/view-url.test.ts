import { describe, expect, test } from 'vitest'
import type { ViewState } from '../../../web/session/view-state.ts'
import { readViewUrl, writeViewUrl } from '../../../web/session/view-url.ts'

const plain: ViewState = {
  workspace: 'map',
  lon: 120.01234,
  lat: 30.27123,
  zoom: 14.5,
  layers: [],
  selection: null,
  area: '',
  baseMap: '',
  incident: '',
  plan: '',
  address: null,
}

describe('a link', () => {
  test('of a plain view is nothing but the place', () => {
    expect(writeViewUrl(plain)).toBe('?at=120.01234,30.27123,14.5')
  })

  test('brings back every part of the view', () => {
    const view: ViewState = {
      ...plain,
      workspace: 'grids',
      layers: [
        { code: 'ROAD', visible: true, opacity: 1, hidden: { class: [], state: [], risk: [] } },
        {
          code: 'FIRE_UNIT',
          visible: false,
          opacity: 0.6,
          hidden: { class: [1, 3], state: [2], risk: [0, 4] },
        },
      ],
      selection: { layer: 'OWN_TREES', code: 'a.b:c-1' },
      area: '330199001',
      baseMap: 'sky-map',
      address: {
        list: 'changes',
        q: '文一路 3幢',
        place: { subdistrict: '330199001', id: 12 },
        at: '2024-01-01',
        known: '2025-02-28',
      },
    }
    expect(readViewUrl(writeViewUrl(view))).toEqual(view)
  })

  test('leaves out what no editor of addresses could have written', () => {
    expect(readViewUrl('?e=nothing~330199001.12').address).toBeNull()
    expect(readViewUrl('?e=streets~x.y~w2024~kabc').address).toEqual({
      ...{ list: 'streets', q: '', place: null, at: '', known: '' },
    })
  })

  test('needs no escaping, so that it survives being sent around', () => {
    const layer = { code: 'GRID', visible: false, opacity: 0.05 }
    const url = writeViewUrl({
      ...plain,
      layers: [{ ...layer, hidden: { class: [7], state: [], risk: [0] } }],
      selection: { layer: 'BUILDING', code: 'B330199000000011' },
    })
    expect(encodeURI(url)).toBe(url)
    expect(url).toContain('l=-GRID~5~c7~r0&s=BUILDING:B330199000000011')
  })

  test('keeps the order of layers, bottom to top, and the first of two of one name', () => {
    const { layers } = readViewUrl('?l=WATER,-GRID,WATER~50')
    expect(layers?.map(({ code, opacity }) => [code, opacity])).toEqual([
      ['WATER', 1],
      ['GRID', 1],
    ])
  })
})

describe('a mangled link', () => {
  test.each([
    '',
    '?at=',
    '?at=120,30',
    '?at=120,30,x',
    '?at=,,',
    '?at=200,30,12',
    '?at=120,89,12',
    '?at=120,30,99',
    '?at=NaN,Infinity,3',
  ])('%s has no place', (search) => {
    const { lon, lat, zoom } = readViewUrl(search)
    expect([lon, lat, zoom]).toEqual([undefined, undefined, undefined])
  })

  test('loses only what cannot be read', () => {
    const linked = readViewUrl('?w=nonsense&l=road,GRID~abc~c1.x,%00,~~,GRID2~999&s=x:y&a=33&b=a/b')
    expect(linked).toEqual({
      layers: [
        { code: 'GRID', visible: true, opacity: 1, hidden: { class: [], state: [], risk: [] } },
        { code: 'GRID2', visible: true, opacity: 1, hidden: { class: [], state: [], risk: [] } },
      ],
      selection: null,
      area: '',
      incident: '',
      plan: '',
      address: null,
    })
  })

  test('with an empty list of layers means none, without a list the first ones', () => {
    expect(readViewUrl('?l=').layers).toEqual([])
    expect(readViewUrl('?w=map')).not.toHaveProperty('layers')
  })
})
