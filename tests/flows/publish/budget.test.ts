import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { loadSample } from '../../../server/sample/load-sample.ts'
import { createTileServer } from '../../../server/tiles/tile-server.ts'
import { checkBudget } from '../../bench/lib/budget-check.ts'
import { makeScope } from '../../builders/scope.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
  await loadSample({ size: 'town', services: app.services })
  await publishAll(app.services, 'dirty')
  await app.services.packs.catalogue.refresh()
}, 180_000)
afterAll(() => app.close())

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
