import { beforeAll, describe, expect, it } from 'vitest'
import type { GridFreshness } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get } = useTinyApp()
const { grids, buildings, rooms } = WORLD

/** Many shops and homes in the east and nothing on record there; in the west a let home that the base has as its owner's. */
beforeAll(async () => {
  const { db } = app()
  await db.execute(
    `insert into org_site (subdistrict, code, uscc, name, kind, industry, status, staff, address_id, building, lon, lat,
       community, grid, valid_from)
     select subdistrict, code || n, uscc, name, kind, industry, status, staff, address_id, $2, lon, lat, $4, $3, valid_from
     from org_site, generate_series(1, 6) as n where code = $1`,
    [WORLD.sites.noodles, buildings.slab5, grids.east, WORLD.communities.wenlan],
  )
  await db.execute(
    `insert into room select (jsonb_populate_record(room, jsonb_build_object('code', code || n))).*
     from room, generate_series(1, 30) as n where code = $1`,
    [rooms.single],
  )
  await db.execute(`update room set tenure = '自有' where code = $1`, [rooms.family])
  await db.execute(`delete from role_assignment where user_id = 'demo:analyst'`)
  await db.execute(
    `insert into role_assignment (user_id, role, areas, layers, max_sensitivity)
     values ('demo:analyst', 'analyst', $1, '{CATERING,RENTAL}', 2), ('demo:analyst', 'analyst', $2, '{ENTERPRISE}', 2)`,
    [[WORLD.district], [grids.west]],
  )
})

const inGrid = async (user: 'planner' | 'analyst', layer: string, grid: string) => {
  const found = await get<GridFreshness[]>(user, `/api/freshness/grids?layer=${layer}`)
  return found.find((one) => one.grid === grid)
}

describe('where nothing is known', () => {
  it('is told by the shops and homes of comparable grids', async () => {
    const shops = await inGrid('planner', 'CATERING', grids.east)
    expect(shops).toMatchObject({ rows: 0, state: 'missing' })
    expect(shops!.reason.en).toContain('6 places of business')
    const homes = await inGrid('planner', 'RENTAL', grids.east)
    expect(homes).toMatchObject({ rows: 0, state: 'missing' })
    expect(homes!.reason.en).toContain('31 homes')
    expect(await inGrid('planner', 'RENTAL', grids.west)).toMatchObject({ state: 'contradictory' })
  })

  it('tells nobody of shops and homes that may not be seen', async () => {
    for (const [layer, grid] of [
      ['CATERING', grids.east],
      ['RENTAL', grids.east],
      ['RENTAL', grids.west],
    ] as const) {
      const found = await inGrid('analyst', layer, grid)
      expect(found!.state).not.toMatch(/missing|contradictory/)
      expect(found!.reason.en).not.toMatch(/homes|places of business/)
    }
  })
})
