import { expect, test } from 'vitest'
import { loadRegistry } from '../../../data/registry/index.ts'
import { loadSample } from '../../../server/sample/load-sample.ts'
import { readSampleState } from '../../../server/sample/sample-state.ts'
import type { Database } from '../../../server/storage/database.ts'
import { databaseForTest } from '../../builders/test-database.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'
import { VILLAGE } from './village.ts'

const services = (db: Database) => ({ db, registry: loadRegistry() })

async function count(db: Database, table: string): Promise<number> {
  const row = await db.first<{ rows: number }>(`select count(*)::int as rows from ${table}`)
  return row?.rows ?? 0
}

async function indexNames(db: Database): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = current_schema() order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('the town is loaded once, with its indexes, and marked for publishing', async () => {
  const db = await databaseForTest()
  const indexes = await indexNames(db)

  const first = await loadSample({ size: 'town', services: services(db) })
  expect(first.loaded).toBe(true)
  expect(await count(db, 'building')).toBe(60_000 - (await count(db, 'room')))
  expect(await count(db, 'resident')).toBe(110_000)
  expect(await count(db, 'org_site')).toBe(9_000)
  expect(await count(db, 'grid_event')).toBe(45_000)
  expect(await count(db, 'grid_cell')).toBe(80)
  expect(await indexNames(db)).toEqual(indexes)
  const dirty = await db.query<{ layer: string }>('select distinct layer from dirty_pack')
  expect(dirty).toHaveLength(loadRegistry().layers.length)
  expect((await readSampleState(db))?.state).toBe('complete')

  expect(await lostReferences(db)).toEqual({
    rooms: 0,
    residences: 0,
    sites: 0,
    addresses: 0,
    items: 0,
    events: 0,
    coded: 0,
  })

  const second = await loadSample({ size: 'town', services: services(db) })
  expect(second.loaded).toBe(false)
})

test('a load that was broken off is done anew', async () => {
  const db = await databaseForTest()
  const indexes = await indexNames(db)
  const stop = new AbortController()
  const broken = loadSample({
    size: 'town',
    measures: VILLAGE,
    services: services(db),
    signal: stop.signal,
    onProgress: (_label, done) => {
      if (done === 1) stop.abort(new Error('enough'))
    },
  })
  await expect(broken).rejects.toThrow('enough')
  expect((await readSampleState(db))?.state).toBe('loading')
  expect(await count(db, 'grid_event')).toBeLessThan(VILLAGE.quotas.events)

  const again = await loadSample({ size: 'town', measures: VILLAGE, services: services(db) })
  expect(again.loaded).toBe(true)
  expect(await count(db, 'grid_event')).toBe(VILLAGE.quotas.events)
  expect(await indexNames(db)).toEqual(indexes)
})

test('a district of one’s own is not overwritten', async () => {
  const db = await databaseForTest()
  await insertTinyWorld(db)
  const before = await count(db, 'building')
  await expect(loadSample({ size: 'town', services: services(db) })).rejects.toMatchObject({
    status: 409,
    code: 'not_empty',
  })
  expect(await count(db, 'building')).toBe(before)
})

/** Rows whose other end is not there. */
function lostReferences(db: Database): Promise<Record<string, number> | undefined> {
  return db.first<Record<string, number>>(`
    select
      (select count(*) from room left join building on building.code = room.building where building.code is null)::int
        as rooms,
      (select count(*) from residence left join room on room.code = residence.room where room.code is null)::int
        as residences,
      (select count(*) from org_site left join org using (uscc) where org.uscc is null)::int as sites,
      (select count(*) from address left join grid_cell on grid_cell.code = address.grid
        where address.code is not null and grid_cell.code is null)::int as addresses,
      (select count(*) from layer_item left join org_site on org_site.code = layer_item.site
        where layer_item.site is not null and org_site.code is null)::int as items,
      (select count(*) from grid_event left join address
        on address.subdistrict = grid_event.subdistrict and address.id = grid_event.address_id
        where address.id is null)::int as events,
      (select count(*) from room left join address
        on address.subdistrict = room.subdistrict and address.id = room.address_id and address.code = room.code
        where address.id is null)::int as coded`)
}
