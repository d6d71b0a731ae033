import { expect, it } from 'vitest'
import { databaseForTest } from '../../builders/test-database.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'

it('fits the schema', async () => {
  const db = await databaseForTest()
  await insertTinyWorld(db)
  const [counts] = await db.query(`
    select (select count(*) from address)::int as addresses, (select count(*) from room)::int as rooms,
           (select count(*) from grid_cell)::int as grids, (select count(*) from layer_item)::int as items`)
  expect(counts).toEqual({ addresses: 17, rooms: 6, grids: 4, items: 5 })
})
