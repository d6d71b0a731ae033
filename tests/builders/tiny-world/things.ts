import { encodeWkb } from '../../../data/formats/wkb.ts'
import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from './codes.ts'

const { buildings, rooms, grids, items, events, sites } = WORLD
const SINCE = '2020-01-01'
const LAT = 30.253

/** Items of thematic layers, events, roads and water, and one layer of the users' own. */
export async function insertThings(db: Database): Promise<void> {
  await db.copyFrom('layer_item', ITEM_COLUMNS, ITEMS)
  await db.copyFrom('grid_event', EVENT_COLUMNS, EVENTS)
  await db.copyFrom('map_feature', MAP_COLUMNS, [
    [
      WORLD.qingyuan,
      'WATER',
      'W1',
      '清溪',
      1,
      0,
      0,
      120.009,
      30.251,
      pond(120.009, 30.251),
      {},
      '',
    ],
    [WORLD.qingyuan, 'ROAD', 'R1', '文澜路', 2, 0, 0, 120.006, 30.2525, street(), {}, ''],
    [
      WORLD.qingyuan,
      WORLD.ownLayer,
      '1',
      '老井',
      0,
      0,
      0,
      120.004,
      30.252,
      point(120.004, 30.252),
      { depth: 12, note: '甜水' },
      grids.west,
    ],
    [
      WORLD.linxi,
      WORLD.ownLayer,
      '2',
      '新井',
      0,
      0,
      0,
      120.032,
      30.252,
      point(120.032, 30.252),
      { depth: 40 },
      grids.far,
    ],
  ])
  await db.copyFrom(
    'own_layer',
    ['code', 'owner', 'definition', 'source'],
    [[WORLD.ownLayer, '', OWN_LAYER, { file: 'wells.geojson' }]],
  )
}

const ITEM_COLUMNS = [
  'subdistrict',
  'layer',
  'code',
  'title',
  'address_id',
  'building',
  'room',
  'site',
  'lon',
  'lat',
  'geometry',
  'community',
  'grid',
  'class',
  'state',
  'risk',
  'attributes',
  'last_check',
  'next_due',
  'manager',
  'phone',
  'valid_from',
]
const EVENT_COLUMNS = [
  'subdistrict',
  'no',
  'category',
  'category_version',
  'subclass',
  'level',
  'source',
  'title',
  'description',
  'state',
  'reported_at',
  'deadline_at',
  'closed_at',
  'address_id',
  'building',
  'room',
  'lon',
  'lat',
  'community',
  'grid',
]
const MAP_COLUMNS = [
  'subdistrict',
  'layer',
  'code',
  'name',
  'class',
  'state',
  'risk',
  'lon',
  'lat',
  'geometry',
  'properties',
  'grid',
]

const CHECKED = ['2025-05-01', '2025-11-01', '张三', '13812341234', SINCE]
const WEST = [grids.west.slice(0, 12), grids.west]
const FAR = [grids.far.slice(0, 12), grids.far]

const ITEMS = [
  [
    WORLD.qingyuan,
    'RENTAL',
    items.rental,
    '文澜苑3幢501出租房',
    9,
    buildings.slab3,
    rooms.family,
    null,
    120.003,
    LAT,
    null,
    ...WEST,
    1,
    2,
    2,
    { mode: '整租', grade: '黄', rooms: 3, tenants: 4, landlord: '周伯通', smoke_alarm: true },
    ...CHECKED,
  ],
  [
    WORLD.qingyuan,
    'CATERING',
    items.catering,
    '老周面馆',
    7,
    buildings.slab3,
    rooms.shop,
    sites.noodles,
    120.003,
    LAT,
    null,
    ...WEST,
    2,
    3,
    4,
    { gas: '瓶装', grade: 'C', permit: 'JY1' },
    ...CHECKED,
  ],
  [
    WORLD.qingyuan,
    'ESTATE',
    items.estate,
    '文澜苑',
    3,
    null,
    null,
    null,
    120.006,
    LAT,
    pond(120.006, LAT),
    ...WEST,
    1,
    0,
    1,
    { committee: '有', households: 400, fund: 1200 },
    ...CHECKED,
  ],
  [
    WORLD.qingyuan,
    'CT_MATERIAL',
    items.goods,
    '清源五金',
    7,
    buildings.slab3,
    rooms.shop,
    sites.noodles,
    120.003,
    LAT,
    null,
    ...WEST,
    2,
    0,
    3,
    { level: '2', goods: ['刀具'] },
    ...CHECKED,
  ],
  [
    WORLD.linxi,
    'CATERING',
    items.farCatering,
    '临溪花园面馆',
    24,
    buildings.far,
    null,
    sites.far,
    120.033,
    LAT,
    null,
    ...FAR,
    1,
    1,
    1,
    { gas: '管道', grade: 'A' },
    ...CHECKED,
  ],
]

const EVENTS = [
  event(
    events.fumes,
    'enforcement',
    'fumes',
    4,
    '老周面馆油烟扰民',
    'doing',
    '2025-03-02T09:00:00+08:00',
    '2025-03-09T17:30:00+08:00',
    null,
    7,
    buildings.slab3,
    rooms.shop,
    grids.west,
    120.003,
  ),
  event(
    events.fire,
    'emergency',
    'fire-hazard',
    3,
    '桥头7号堆放杂物',
    'reported',
    '2025-03-05T10:00:00+08:00',
    null,
    null,
    15,
    buildings.farmhouse,
    null,
    grids.south,
    120.015,
  ),
  event(
    events.closed,
    'service',
    'street-lamp',
    4,
    '文澜路路灯不亮',
    'closed',
    '2024-06-01T20:00:00+08:00',
    '2024-06-08T17:30:00+08:00',
    '2024-06-03T10:00:00+08:00',
    5,
    buildings.slab3,
    null,
    grids.west,
    120.003,
  ),
  event(
    events.far,
    'enforcement',
    'noise',
    4,
    '临溪花园夜间噪声',
    'accepted',
    '2025-03-06T22:00:00+08:00',
    null,
    null,
    24,
    buildings.far,
    null,
    grids.far,
    120.033,
  ),
]

const OWN_LAYER = {
  code: WORLD.ownLayer,
  name: { zh: '水井', en: 'Wells' },
  group: 'own',
  base: 'map',
  geometry: 'point',
  symbol: { icon: 'maki:circle', colour: '#5e168b' },
  attributes: [
    { key: 'depth', name: { zh: 'depth', en: 'depth' }, type: 'number', sensitivity: 1 },
    { key: 'note', name: { zh: 'note', en: 'note' }, type: 'text', sensitivity: 1 },
  ],
  minZoom: 0,
  sensitivity: 1,
}

function event(
  no: string,
  category: string,
  subclass: string,
  level: number,
  title: string,
  state: string,
  reportedAt: string,
  deadlineAt: string | null,
  closedAt: string | null,
  addressId: number,
  building: string,
  room: string | null,
  grid: string,
  lon: number,
) {
  const what = [no, category, '2021', subclass, level, '网格巡查', title, '', state]
  const place = [addressId, building, room, lon, LAT, grid.slice(0, 12), grid]
  return [grid.slice(0, 9), ...what, reportedAt, deadlineAt, closedAt, ...place]
}

function point(lon: number, lat: number): Buffer {
  return Buffer.from(encodeWkb({ type: 'Point', coordinates: [lon, lat] }))
}

function street(): Buffer {
  const coordinates = [
    [120.0, 30.2525],
    [120.012, 30.2525],
  ]
  return Buffer.from(encodeWkb({ type: 'LineString', coordinates }))
}

function pond(lon: number, lat: number): Buffer {
  const ring = [
    [lon - 0.001, lat - 0.001],
    [lon + 0.001, lat - 0.001],
    [lon, lat + 0.001],
    [lon - 0.001, lat - 0.001],
  ]
  return Buffer.from(encodeWkb({ type: 'Polygon', coordinates: [ring] }))
}
