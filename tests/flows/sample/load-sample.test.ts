import { expect, test } from 'vitest'
import { loadRegistry } from '../../../data/registry/index.ts'
import { loadSample } from '../../../server/sample/load-sample.ts'
import { readSampleState } from '../../../server/sample/sample-state.ts'
import type { Database } from '../../../server/storage/database.ts'
import { databaseForTest } from '../../builders/test-database.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'
import { countRows, indexNames } from './look-at-tables.ts'
import { VILLAGE } from './village.ts'

const services = (db: Database) => ({ db, registry: loadRegistry() })

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
  expect(await countRows(db, 'grid_event')).toBeLessThan(VILLAGE.quotas.events)

  const again = await loadSample({ size: 'town', measures: VILLAGE, services: services(db) })
  expect(again.loaded).toBe(true)
  expect(await countRows(db, 'grid_event')).toBe(VILLAGE.quotas.events)
  expect(await indexNames(db)).toEqual(indexes)
})

test('a district of one’s own is not overwritten', async () => {
  const db = await databaseForTest()
  await insertTinyWorld(db)
  const before = await countRows(db, 'building')
  await expect(loadSample({ size: 'town', services: services(db) })).rejects.toMatchObject({
    status: 409,
    code: 'not_empty',
  })
  expect(await countRows(db, 'building')).toBe(before)
})
