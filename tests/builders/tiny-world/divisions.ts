import { encodeWkb } from '../../../data/formats/wkb.ts'
import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from './codes.ts'

const SOUTH = 30.25
const NORTH = 30.256
const SINCE = '2020-01-01'

export async function insertDivisions(db: Database): Promise<void> {
  await db.copyFrom('division', DIVISION_COLUMNS, [
    ['330199000000', 'district', '区', '良溪区', null, '', ...square(120, 120.036), SINCE],
    [
      '330199001000',
      'subdistrict',
      '街道',
      '清源街道',
      '330199000000',
      WORLD.qingyuan,
      ...square(120, 120.018),
      SINCE,
    ],
    [
      '330199002000',
      'subdistrict',
      '街道',
      '临溪街道',
      '330199000000',
      WORLD.linxi,
      ...square(120.03, 120.036),
      SINCE,
    ],
    [
      WORLD.communities.wenlan,
      'community',
      '居委会',
      '文澜社区',
      '330199001000',
      WORLD.qingyuan,
      ...square(120, 120.012),
      SINCE,
    ],
    [
      WORLD.communities.qiaotou,
      'community',
      '村委会',
      '桥头村',
      '330199001000',
      WORLD.qingyuan,
      ...square(120.012, 120.018),
      SINCE,
    ],
    [
      WORLD.communities.linxi,
      'community',
      '居委会',
      '临溪社区',
      '330199002000',
      WORLD.linxi,
      ...square(120.03, 120.036),
      SINCE,
    ],
  ])
  await db.copyFrom('grid_cell', GRID_COLUMNS, [
    grid(WORLD.grids.west, '文澜第一网格', 120, 420),
    grid(WORLD.grids.east, '文澜第二网格', 120.006, 250),
    grid(WORLD.grids.south, '桥头网格', 120.012, 210),
    grid(WORLD.grids.far, '临溪第一网格', 120.03, 400),
  ])
  await db.copyFrom('grid_staff', STAFF_COLUMNS, [
    [WORLD.qingyuan, WORLD.grids.west, 's1', '陈一', '网格长', true, SINCE, null],
    [WORLD.qingyuan, WORLD.grids.west, 's2', '林二', '专职', true, SINCE, null],
    [WORLD.qingyuan, WORLD.grids.west, 's3', '王前', '专职', true, SINCE, '2021-01-01'],
    [WORLD.linxi, WORLD.grids.far, 's4', '周四', '网格长', true, SINCE, null],
  ])
}

const DIVISION_COLUMNS = [
  'code',
  'level',
  'kind',
  'name',
  'parent',
  'subdistrict',
  'lon',
  'lat',
  'geometry',
  'valid_from',
]
const GRID_COLUMNS = [
  'subdistrict',
  'code',
  'kind',
  'community',
  'name',
  'lon',
  'lat',
  'geometry',
  'households',
  'valid_from',
]
const STAFF_COLUMNS = [
  'subdistrict',
  'grid',
  'staff_key',
  'name',
  'role',
  'full_time',
  'valid_from',
  'valid_to',
]

function grid(code: string, name: string, west: number, households: number) {
  const place = square(west, west + 0.006)
  return [code.slice(0, 9), code, 'general', code.slice(0, 12), name, ...place, households, SINCE]
}

/** lon, lat of the centre and the ring as WKB. */
function square(west: number, east: number): [number, number, Buffer] {
  const ring = [
    [west, SOUTH],
    [east, SOUTH],
    [east, NORTH],
    [west, NORTH],
    [west, SOUTH],
  ]
  const wkb = encodeWkb({ type: 'Polygon', coordinates: [ring] })
  return [(west + east) / 2, (SOUTH + NORTH) / 2, Buffer.from(wkb)]
}
