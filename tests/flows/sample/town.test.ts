import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { loadSample } from '../../../server/sample/load-sample.ts'
import { readSampleState } from '../../../server/sample/sample-state.ts'
import { createTileServer } from '../../../server/tiles/tile-server.ts'
import { checkBudget } from '../../bench/lib/budget-check.ts'
import { makeScope } from '../../builders/scope.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { countLostReferences, countRows, indexNames } from './look-at-tables.ts'

/** Loading the town takes as long as many tests together: it is done once, and everything that needs all of it is here. */
let app: TestApp
let indexesBefore: string[]
let dirtyLayers: number

beforeAll(async () => {
  app = await createTestApp()
  const { db, services } = app
  indexesBefore = await indexNames(db)
  expect((await loadSample({ size: 'town', services })).loaded).toBe(true)
  dirtyLayers = (await db.query('select distinct layer from dirty_pack')).length
  await publishAll(services, 'dirty')
  await services.packs.catalogue.refresh()
}, 180_000)
afterAll(() => app.close())

test('the town is loaded once, with its indexes, and marked for publishing', async () => {
  const { db, services } = app
  expect(await countRows(db, 'building')).toBe(60_000 - (await countRows(db, 'room')))
  expect(await countRows(db, 'resident')).toBe(110_000)
  expect(await countRows(db, 'org_site')).toBe(9_000)
  expect(await countRows(db, 'grid_event')).toBe(45_000)
  expect(await countRows(db, 'grid_cell')).toBe(80)
  expect(await indexNames(db)).toEqual(indexesBefore)
  expect(dirtyLayers).toBe(services.registry.layers.length)
  expect((await readSampleState(db))?.state).toBe('complete')

  expect(await countLostReferences(db)).toEqual({
    rooms: 0,
    residences: 0,
    sites: 0,
    addresses: 0,
    items: 0,
    events: 0,
    coded: 0,
  })

  expect((await loadSample({ size: 'town', services })).loaded).toBe(false)
})

test('no tile and no view of the town is over the budget, and every zoom counts all', {
  timeout: 180_000,
}, async () => {
  const server = createTileServer(app.services.packs, { cacheBytes: 0 })
  for (const layer of app.services.registry.layers) {
    const count = server.published(layer.code)!.featureCount
    const { faults, tiles } = await checkBudget(server, layer, makeScope(), count)
    expect({ layer: layer.code, faults }).toEqual({ layer: layer.code, faults: [] })
    expect(tiles).toBeGreaterThan(0)
  }
})

test.each([
  ['a community', ['330199001001']],
  ['a grid', ['330199002002001']],
  ['a grid and two communities elsewhere', ['330199002002001', '330199001001', '330199001003']],
])('%s alone is counted exactly at every zoom', { timeout: 180_000 }, async (_name, areas) => {
  const server = createTileServer(app.services.packs, { cacheBytes: 0 })
  const scope = makeScope({ areas })
  for (const [code, table] of [
    ['EVENT', `grid_event where grid like any($1)`],
    ['ADDRESS', `address where code is not null and state <> 'retired' and grid like any($1)`],
    ['BUILDING', `building where grid like any($1)`],
  ] as const) {
    const row = await app.db.first<{ n: number }>(`select count(*)::int as n from ${table}`, [
      areas.map((area) => `${area}%`),
    ])
    const layer = app.services.registry.layer(code)!
    const { faults } = await checkBudget(server, layer, scope, row!.n)
    expect({ code, faults }).toEqual({ code, faults: [] })
  }
})
