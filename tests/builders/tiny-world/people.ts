import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from './codes.ts'

const { buildings, rooms, grids, sites } = WORLD
const SINCE = '2020-01-01'

export async function insertPeople(db: Database): Promise<void> {
  await db.copyFrom(
    'resident',
    ['subdistrict', 'key', 'birth_year', 'sex'],
    [
      [WORLD.qingyuan, 1, 1950, '男'],
      [WORLD.qingyuan, 2, 1985, '女'],
      [WORLD.qingyuan, 3, 1984, '男'],
      [WORLD.qingyuan, 4, 2018, '女'],
      [WORLD.qingyuan, 5, 1990, '男'],
      [WORLD.linxi, 9, 1970, '女'],
    ],
  )
  await db.copyFrom('residence', RESIDENCE_COLUMNS, [
    lives(1, rooms.family, buildings.slab3, '户籍在册', '父亲'),
    lives(2, rooms.family, buildings.slab3, '流动', '户主'),
    lives(3, rooms.family, buildings.slab3, '流动', '配偶'),
    lives(4, rooms.family, buildings.slab3, '流动', '子女'),
    lives(5, rooms.single, buildings.slab5, '户籍在册', '户主'),
    // Moved out of the empty room years ago.
    [
      WORLD.qingyuan,
      5,
      rooms.empty,
      buildings.slab3,
      '自住',
      '户籍在册',
      '户主',
      '2019-01-01',
      '2020-01-01',
    ],
    lives(9, rooms.far, buildings.far, '户籍在册', '户主', WORLD.linxi),
  ])
  await db.copyFrom(
    'org',
    ['uscc', 'name', 'kind', 'industry', 'status'],
    [
      ['92330199MA0000001X', '良溪区清源老周面馆', '个体户', '餐饮业', '存续'],
      ['91330199MA0000002X', '杭州良溪精密机械有限公司', '企业', '制造业', '存续'],
      ['92330199MA0000009X', '临溪花园面馆', '个体户', '餐饮业', '存续'],
    ],
  )
  await db.copyFrom('org_site', SITE_COLUMNS, [
    site(
      sites.noodles,
      '92330199MA0000001X',
      '老周面馆',
      '个体户',
      '餐饮业',
      4,
      7,
      buildings.slab3,
      rooms.shop,
      grids.west,
      120.003,
    ),
    site(
      sites.workshop,
      '91330199MA0000002X',
      '杭州良溪精密机械有限公司',
      '企业',
      '制造业',
      35,
      15,
      buildings.farmhouse,
      null,
      grids.south,
      120.015,
    ),
    site(
      sites.far,
      '92330199MA0000009X',
      '临溪花园面馆',
      '个体户',
      '餐饮业',
      2,
      24,
      buildings.far,
      null,
      grids.far,
      120.033,
    ),
  ])
}

const RESIDENCE_COLUMNS = [
  'subdistrict',
  'resident',
  'room',
  'building',
  'kind',
  'registration',
  'relation',
  'valid_from',
  'valid_to',
]
const SITE_COLUMNS = [
  'subdistrict',
  'code',
  'uscc',
  'name',
  'kind',
  'industry',
  'status',
  'staff',
  'address_id',
  'building',
  'room',
  'lon',
  'lat',
  'community',
  'grid',
  'valid_from',
]

function lives(
  key: number,
  room: string,
  building: string,
  registration: string,
  relation: string,
  subdistrict: string = WORLD.qingyuan,
) {
  return [subdistrict, key, room, building, '自住', registration, relation, SINCE, null]
}

function site(
  code: string,
  uscc: string,
  name: string,
  kind: string,
  industry: string,
  staff: number,
  addressId: number,
  building: string,
  room: string | null,
  grid: string,
  lon: number,
) {
  const place = [addressId, building, room, lon, 30.253, grid.slice(0, 12), grid, SINCE]
  return [grid.slice(0, 9), code, uscc, name, kind, industry, '存续', staff, ...place]
}
