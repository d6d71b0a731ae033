import { makeSiteCode } from '../../../data/rules/check-digits.ts'
import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { type Canaries, canary } from './canaries.ts'

/** In the grid east of the building whose address they have: whoever sees the building need not see them. */
const STRAY = {
  subdistrict: WORLD.qingyuan,
  building: WORLD.buildings.slab3,
  room: WORLD.rooms.shop,
  lon: 120.0095,
  lat: 30.2535,
  community: WORLD.communities.wenlan,
  grid: WORLD.grids.east,
}
const SINCE = '2020-01-01'

/** An item, an event and a place of business that stand elsewhere than their building. */
export async function plantStrays(db: Database, canaries: Canaries): Promise<void> {
  const named = (layer: string) =>
    canary(canaries, { layer, place: STRAY.grid, grade: 1, field: 'title' })
  await insert(db, 'layer_item', {
    ...STRAY,
    layer: 'CATERING',
    code: 'XST00000001',
    title: named('CATERING'),
    class: 1,
    risk: 1,
    valid_from: SINCE,
  })
  await insert(db, 'grid_event', {
    ...STRAY,
    no: 'E33019920269001',
    category: 'enforcement',
    category_version: '2021',
    subclass: 'fumes',
    level: 4,
    source: '网格巡查',
    title: named('EVENT'),
    description: '',
    state: 'doing',
    reported_at: '2026-01-01T00:00:00Z',
  })
  await insert(db, 'org_site', {
    ...STRAY,
    code: makeSiteCode(WORLD.district, 8),
    address_id: 4,
    uscc: '92330199MA0000008X',
    name: named('ENTERPRISE'),
    kind: '个体户',
    industry: '餐饮业',
    status: '存续',
    staff: 1,
    valid_from: SINCE,
  })
}

const insert = (db: Database, table: string, row: Record<string, unknown>) =>
  db.copyFrom(table, Object.keys(row), [Object.values(row)])
