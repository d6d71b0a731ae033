import { encodeWkb } from '../../../data/formats/wkb.ts'
import { normalForm } from '../../../data/rules/address-normal-form.ts'
import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from './codes.ts'

const { grids, buildings, rooms } = WORLD
const SINCE = '2020-01-01'

/** Ids that other tables point to. */
export const ADDRESS_IDS = {
  slab3: 5,
  shop: 7,
  family: 9,
  empty: 10,
  slab5: 11,
  single: 12,
  farmhouse: 15,
  farRoom: 25,
  far: 24,
}

interface AddressRow {
  id: number
  level: number
  parent: number | null
  name: string
  full: string
  grid: string
  lon: number
  code?: string
  building?: string
}

const WENLAN = '良溪区清源街道文澜社区文澜路'
const ADDRESSES: readonly AddressRow[] = [
  { id: 1, level: 6, parent: null, name: '文澜路', full: WENLAN, grid: grids.west, lon: 120.002 },
  {
    id: 2,
    level: 7,
    parent: 1,
    name: '12号',
    full: `${WENLAN}12号`,
    grid: grids.west,
    lon: 120.003,
  },
  {
    id: 3,
    level: 8,
    parent: 2,
    name: '文澜苑',
    full: `${WENLAN}12号文澜苑`,
    grid: grids.west,
    lon: 120.004,
  },
  coded(
    5,
    9,
    3,
    '3幢',
    `${WENLAN}12号文澜苑3幢`,
    grids.west,
    120.003,
    buildings.slab3,
    buildings.slab3,
  ),
  {
    id: 6,
    level: 10,
    parent: 5,
    name: '2单元',
    full: `${WENLAN}12号文澜苑3幢2单元`,
    grid: grids.west,
    lon: 120.003,
    building: buildings.slab3,
  },
  coded(
    7,
    12,
    5,
    '101室',
    `${WENLAN}12号文澜苑3幢1单元101室`,
    grids.west,
    120.003,
    rooms.shop,
    buildings.slab3,
  ),
  coded(
    9,
    12,
    6,
    '501室',
    `${WENLAN}12号文澜苑3幢2单元501室`,
    grids.west,
    120.003,
    rooms.family,
    buildings.slab3,
  ),
  coded(
    10,
    12,
    6,
    '502室',
    `${WENLAN}12号文澜苑3幢2单元502室`,
    grids.west,
    120.003,
    rooms.empty,
    buildings.slab3,
  ),
  coded(
    11,
    9,
    3,
    '5幢',
    `${WENLAN}12号文澜苑5幢`,
    grids.east,
    120.009,
    buildings.slab5,
    buildings.slab5,
  ),
  coded(
    12,
    12,
    11,
    '101室',
    `${WENLAN}12号文澜苑5幢101室`,
    grids.east,
    120.009,
    rooms.single,
    buildings.slab5,
  ),
  {
    id: 13,
    level: 6,
    parent: null,
    name: '桥头',
    full: '良溪区清源街道桥头村桥头',
    grid: grids.south,
    lon: 120.015,
  },
  coded(
    15,
    9,
    13,
    '7号',
    '良溪区清源街道桥头村桥头7号',
    grids.south,
    120.015,
    buildings.farmhouse,
    buildings.farmhouse,
  ),
  coded(
    16,
    12,
    15,
    '101室',
    '良溪区清源街道桥头村桥头7号101室',
    grids.south,
    120.015,
    rooms.farmhouse,
    buildings.farmhouse,
  ),
  {
    id: 21,
    level: 6,
    parent: null,
    name: '临溪路',
    full: '良溪区临溪街道临溪社区临溪路',
    grid: grids.far,
    lon: 120.032,
  },
  {
    id: 23,
    level: 8,
    parent: 21,
    name: '临溪花园',
    full: '良溪区临溪街道临溪社区临溪路8号临溪花园',
    grid: grids.far,
    lon: 120.033,
  },
  coded(
    24,
    9,
    23,
    '13幢',
    '良溪区临溪街道临溪社区临溪路8号临溪花园13幢',
    grids.far,
    120.033,
    buildings.far,
    buildings.far,
  ),
  coded(
    25,
    12,
    24,
    '501室',
    '良溪区临溪街道临溪社区临溪路8号临溪花园13幢1单元501室',
    grids.far,
    120.033,
    rooms.far,
    buildings.far,
  ),
]

export async function insertAddresses(db: Database): Promise<void> {
  await db.copyFrom('address', ADDRESS_COLUMNS, ADDRESSES.map(addressRow))
  await db.copyFrom('address_alias', ALIAS_COLUMNS, [
    [WORLD.qingyuan, 3, '老纺织宿舍', '俗称', null, 1, SINCE],
  ])
  await db.copyFrom('building', BUILDING_COLUMNS, [
    building(buildings.slab3, 5, '3幢', '住宅', 6, 2, 1998, grids.west, 120.003),
    building(buildings.slab5, 11, '5幢', '商住', 3, 0, 2004, grids.east, 120.009),
    building(buildings.farmhouse, 15, '7号', '其他', 2, 0, null, grids.south, 120.015),
    building(buildings.far, 24, '13幢', '住宅', 11, 1, 2015, grids.far, 120.033),
  ])
  await db.copyFrom('room', ROOM_COLUMNS, [
    room(rooms.shop, buildings.slab3, 7, '1', 1, '101', 60, '租赁', '经营'),
    room(rooms.family, buildings.slab3, 9, '2', 5, '501', 88.5, '租赁', '居住'),
    room(rooms.empty, buildings.slab3, 10, '2', 5, '502', 88.5, '空置', '居住'),
    room(rooms.single, buildings.slab5, 12, '无', 1, '101', null, '自有', '居住'),
    room(rooms.farmhouse, buildings.farmhouse, 16, null, 1, '101', 120, '自有', '居住'),
    room(rooms.far, buildings.far, 25, '1', 5, '501', 90, '自有', '居住'),
  ])
}

const ADDRESS_COLUMNS = [
  'subdistrict',
  'id',
  'code',
  'level',
  'parent',
  'name',
  'full_text',
  'normal_form',
  'lon',
  'lat',
  'community',
  'grid',
  'building',
  'valid_from',
]
const ALIAS_COLUMNS = [
  'subdistrict',
  'address_id',
  'text',
  'kind',
  'scope_parent',
  'weight',
  'valid_from',
]
const BUILDING_COLUMNS = [
  'subdistrict',
  'code',
  'address_id',
  'title',
  'use',
  'floors',
  'stairwells',
  'year',
  'lon',
  'lat',
  'footprint',
  'community',
  'grid',
  'valid_from',
]
const ROOM_COLUMNS = [
  'subdistrict',
  'code',
  'building',
  'address_id',
  'stairwell',
  'floor',
  'number',
  'area_m2',
  'tenure',
  'use',
]

const LAT = 30.253

function coded(
  id: number,
  level: number,
  parent: number,
  name: string,
  full: string,
  grid: string,
  lon: number,
  code: string,
  buildingCode: string,
): AddressRow {
  return { id, level, parent, name, full, grid, lon, code, building: buildingCode }
}

function addressRow(a: AddressRow) {
  const place = [a.lon, LAT, a.grid.slice(0, 12), a.grid]
  const text = [a.name, a.full, normalForm(a.full)]
  return [
    a.grid.slice(0, 9),
    a.id,
    a.code ?? null,
    a.level,
    a.parent,
    ...text,
    ...place,
    a.building ?? null,
    SINCE,
  ]
}

function building(
  code: string,
  addressId: number,
  title: string,
  use: string,
  floors: number,
  stairwells: number,
  year: number | null,
  grid: string,
  lon: number,
) {
  const [dLon, dLat] = [0.0003, 0.0001]
  const ring = [
    [lon - dLon, LAT - dLat],
    [lon + dLon, LAT - dLat],
    [lon + dLon, LAT + dLat],
    [lon - dLon, LAT + dLat],
    [lon - dLon, LAT - dLat],
  ]
  const footprint = Buffer.from(encodeWkb({ type: 'Polygon', coordinates: [ring] }))
  const place = [lon, LAT, footprint, grid.slice(0, 12), grid, SINCE]
  return [grid.slice(0, 9), code, addressId, title, use, floors, stairwells, year, ...place]
}

function room(code: string, buildingCode: string, addressId: number, ...rest: readonly unknown[]) {
  const subdistrict = buildingCode === buildings.far ? WORLD.linxi : WORLD.qingyuan
  return [subdistrict, code, buildingCode, addressId, ...rest]
}
