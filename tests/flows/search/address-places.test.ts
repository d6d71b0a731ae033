import { expect, test } from 'vitest'
import type { Database } from '../../../server/storage/database.ts'
import { databaseForTest } from '../../builders/test-database.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'

const BUILDING = `subdistrict = '${WORLD.qingyuan}' and code = '${WORLD.buildings.slab3}'`

const place = (db: Database) =>
  db.first(
    `select name, full_text, normal_form, lon, lat, grid from address_place where ${BUILDING}`,
  )

/** What search looks in, and what it should be. */
async function bothPlaces(db: Database) {
  const columns =
    'subdistrict, id, code, level, name, full_text, normal_form, community, grid, lon, lat'
  const kept = await db.query(`select ${columns} from address_place order by subdistrict, id`)
  const wanted = await db.query(
    `select ${columns} from address
      where level between 6 and 9 and state <> 'retired' order by subdistrict, id`,
  )
  return { kept, wanted }
}

test('search finds places as the addresses are, whatever happens to them', async () => {
  const db = await databaseForTest()
  await insertTinyWorld(db)
  const loaded = await bothPlaces(db)
  expect(loaded.kept.length).toBeGreaterThan(5)
  expect(loaded.kept).toEqual(loaded.wanted)

  await db.query(`update address set name = '3A幢', lon = 120.5 where ${BUILDING}`)
  expect(await place(db)).toMatchObject({ name: '3A幢', lon: 120.5 })
  await db.query(`update address set state = 'retired' where ${BUILDING}`)
  expect(await place(db)).toBeUndefined()
  await db.query(`update address set state = 'active' where ${BUILDING}`)
  expect(await place(db)).toBeDefined()
  await db.query(`update address set id = id + 500000 where ${BUILDING}`)
  await db.query(`delete from address where code = $1`, [WORLD.buildings.slab5])
  const changed = await bothPlaces(db)
  expect(changed.kept).toEqual(changed.wanted)
  expect(changed.kept).toHaveLength(loaded.kept.length - 1)

  await db.query('truncate address')
  expect((await bothPlaces(db)).kept).toEqual([])
})
