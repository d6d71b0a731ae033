import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GridSummary } from '../../../data/contracts/index.ts'
import { createApp } from '../../../server/app.ts'
import { createContentsCache } from '../../../server/grids/contents-cache.ts'
import { countAhead } from '../../../server/grids/count-ahead.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { createTestApp, signIn, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'

/** What grids hold is kept in the database by the versions of the packs: a server that has just started knows it. */
let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  await publishAll(app.services, 'everything')
})
afterAll(() => app.close())

/** As a server sees it that has just started: nothing in memory. */
async function freshly(user = 'commander'): Promise<GridSummary[]> {
  const request = async (path: string, init?: RequestInit) =>
    createApp(app.services).request(path, init)
  const headers = { Cookie: await signIn(request, user, 'onemap-demo') }
  return (await request('/api/grids', { headers })).json()
}

const counted = () =>
  app.db.query<{ subdistrict: string; version: string }>(
    'select subdistrict, version from grid_contents order by subdistrict',
  )

it('answers the same from what was kept as from what was counted', async () => {
  const first = await freshly()
  expect((await counted()).map((row) => row.subdistrict)).toContain(WORLD.qingyuan)
  expect(await freshly()).toEqual(first)
  expect(first[0]).toMatchObject({ rooms: 3, residents: 4, enterprises: 1 })
})

it('does not count again what is kept', async () => {
  await freshly()
  await app.db.execute(`update grid_contents set contents = jsonb_set(contents, '{0,1}', '77')`)
  expect((await freshly()).map(({ rooms }) => rooms)).toContain(77)
  await app.db.execute('delete from grid_contents')
})

it('keeps rounded counts for who may not know the exact ones', async () => {
  const first = await freshly('auditor')
  expect(await freshly('auditor')).toEqual(first)
})

it('counts afresh while a change waits for its pack, and keeps the new counts after it', async () => {
  await freshly()
  const before = await counted()
  await app.db.transaction(async (client) => {
    await client.execute(`update residence set valid_to = '2025-01-01' where resident = 9`)
    await client.query('select mark_dirty($1, subdistrict) from grid_cell where code = $2', [
      'RESIDENT',
      WORLD.grids.far,
    ])
  })
  const far = async () => (await freshly()).find(({ code }) => code === WORLD.grids.far)
  expect(await far()).toMatchObject({ residents: 0 })
  expect(await counted()).toEqual(before)
  await publishAll(app.services, 'everything')
  expect(await far()).toMatchObject({ residents: 0 })
  expect(await counted()).not.toEqual(before)
})

it('tells when the last thing of a layer has gone, whose pack then is gone too', async () => {
  await freshly()
  await app.db.transaction(async (client) => {
    await client.execute(`update org_site set valid_to = '2025-01-01'`)
    await client.query(`select mark_dirty('ENTERPRISE', $1)`, [WORLD.qingyuan])
  })
  await publishAll(app.services, 'everything')
  expect((await freshly())[0]).toMatchObject({ code: WORLD.grids.west, enterprises: 0 })
})

it('is counted ahead, before anybody asks', async () => {
  await app.db.execute('delete from grid_contents')
  await app.services.packs.catalogue.refresh()
  const stop = countAhead(app.services, { firstMs: 0, changedMs: 0 })
  await expect.poll(async () => (await counted()).length).toBeGreaterThan(1)
  await stop()
  const kept = await createContentsCache(app.services.keys)(app.db, [WORLD.qingyuan])
  expect(kept.get(WORLD.grids.west)).toMatchObject({ rooms: 3 })
})
