import { describe, expect, it } from 'vitest'
import * as store from '../../../server/search/store.ts'
import { makeLayerScope } from '../../builders/scope.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const { grids, buildings, sites, items, events, ownLayer } = WORLD

/** What may be seen of one layer in one grid. */
function frame(layer: string, grid: string): store.SearchFrame {
  const { db, registry } = app().services
  const scope = makeLayerScope(registry.layer(layer)!, { areas: [grid] })
  return { db, scope, area: '', near: undefined, middle: [120.003, 30.253], limit: 10 }
}

/** All of them lie in one subdistrict: what they are looked up by is the grid alone. */
describe.each<[what: string, layer: string, here: string, find: Find]>([
  [
    'a place',
    'ADDRESS',
    grids.east,
    (at) => store.findPlaces(at, { like: '%文澜苑5幢%', regex: null }, '5幢'),
  ],
  ['a number', 'ADDRESS', grids.east, (at) => store.findNumbered(at, '5幢')],
  ['a name of two characters', 'ADDRESS', grids.west, (at) => store.findNamed(at, '文澜')],
  [
    'the code of an address',
    'ADDRESS',
    grids.east,
    (at) => store.findAddressCode(at, buildings.slab5),
  ],
  ['another name', 'ADDRESS', grids.west, (at) => store.findAliases(at, '老纺织')],
  ['a place of business', 'ENTERPRISE', grids.west, (at) => store.findSites(at, '老周面馆')],
  ['a thing', 'CATERING', grids.west, (at) => store.findItems(at, '老周面馆', ['CATERING'])],
  ['a feature', 'BUILDING', grids.west, (at) => store.findMapFeatures(at, '老井', [ownLayer])],
  ['a grid', 'GRID', grids.east, (at) => store.findGrids(at, '文澜第二')],
  ['a division', 'DIVISION', grids.south, (at) => store.findDivisions(at, '桥头')],
  ['an event', 'EVENT', grids.south, (at) => store.findEvents(at, events.fire)],
  [
    'the code of a place of business',
    'ENTERPRISE',
    grids.west,
    (at) => store.findCode(at, sites.noodles, ['ENTERPRISE']),
  ],
  [
    'the code of a thing',
    'CATERING',
    grids.west,
    (at) => store.findCode(at, items.catering, ['CATERING']),
  ],
])('%s', (_, layer, here, find) => {
  it('is found where one may see it', async () => {
    expect((await find(frame(layer, here))).length).toBeGreaterThan(0)
    for (const grid of [grids.west, grids.east, grids.south]) {
      if (grid !== here) expect(await find(frame(layer, grid))).toEqual([])
    }
  })
})

type Find = (at: store.SearchFrame) => Promise<readonly unknown[]>

it('looks through the layers that it is given', async () => {
  const at = frame('CATERING', grids.west)
  expect(await store.findItems(at, '老周面馆', ['RENTAL'])).toEqual([])
  expect(await store.findMapFeatures(at, '老井', ['WATER'])).toEqual([])
  expect(await store.findCode(at, items.catering, ['RENTAL'])).toEqual([])
})
