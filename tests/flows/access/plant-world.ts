import { encodeWkb } from '../../../data/formats/wkb.ts'
import type { Database } from '../../../server/storage/database.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { type Canaries, canary } from './canaries.ts'
import { OWNER_ID } from './holders.ts'
import { plantAlarm } from './plant-alarm.ts'
import { plantGridPlan } from './plant-grid-plan.ts'
import { plantIncident } from './plant-incident.ts'
import { plantSenders } from './plant-senders.ts'
import { plantStrays } from './plant-strays.ts'

/** The middle of each grid of the tiny world, and a spot outside the district. */
export const PLACES = {
  west: { grid: WORLD.grids.west, lon: 120.003 },
  east: { grid: WORLD.grids.east, lon: 120.009 },
  south: { grid: WORLD.grids.south, lon: 120.015 },
  far: { grid: WORLD.grids.far, lon: 120.033 },
  outside: { grid: '', lon: 120.045 },
} as const

/** Open, graded 2, graded 3, and one with a third personal field. */
const ITEM_LAYERS = ['CATERING', 'FIN_RISK', 'CT_MATERIAL', 'SHELTER'] as const
export const PRIVATE_LAYER = 'OWN_PRIVATE'
export const PRIVATE_IMPORT = 'imp-00000000-0000-4000-8000-000000000001'
const LAT = 30.2535
const SINCE = '2020-01-01'

/** The tiny world, and on it `count` things of each kind in every grid and outside, with canaries in what is sensitive. */
export async function plantWorld(db: Database, canaries: Canaries, count: number): Promise<void> {
  await insertTinyWorld(db)
  const serial = counter()
  const spots = Object.values(PLACES).flatMap(({ grid, lon }) =>
    Array.from({ length: count }, (_, i) => ({
      grid,
      subdistrict: grid === '' ? '000000000' : grid.slice(0, 9),
      community: grid.slice(0, 12),
      lon: lon + (i % 40) * 2e-5,
      lat: LAT + Math.floor(i / 40) * 2e-5,
      n: serial(),
    })),
  )
  await db.copyFrom(
    'layer_item',
    ITEM_COLUMNS,
    spots.flatMap((spot) => ITEM_LAYERS.map((layer) => itemRow(canaries, layer, spot))),
  )
  await db.copyFrom(
    'grid_event',
    EVENT_COLUMNS,
    spots.map((spot) => eventRow(canaries, spot)),
  )
  await db.copyFrom(
    'map_feature',
    ['subdistrict', 'layer', 'code', 'name', 'lon', 'lat', 'geometry', 'properties', 'grid'],
    spots.flatMap((spot) =>
      [WORLD.ownLayer, PRIVATE_LAYER].map((layer) => ownRow(canaries, layer, spot)),
    ),
  )
  await plantStrays(db, canaries)
  await plantGridPlan(db, canaries)
  await plantIncident(db, canaries)
  await plantAlarm(db, canaries)
  await plantSenders(db)
  await db.copyFrom('own_layer', ['code', 'owner', 'definition', 'source'], [privateLayer()])
  await db.execute(
    'insert into import_job (id, owner, layer, job) values ($1, $2, $3, $4)',
    privateImport(canaries),
  )
}

type Spot = Readonly<{
  grid: string
  subdistrict: string
  community: string
  lon: number
  lat: number
  n: number
}>

const ITEM_COLUMNS = [
  ...['subdistrict', 'layer', 'code', 'title', 'lon', 'lat', 'community', 'grid', 'class', 'risk'],
  ...['attributes', 'manager', 'phone', 'valid_from'],
]

function itemRow(canaries: Canaries, layer: string, spot: Spot) {
  const { subdistrict, lon, lat, community, grid, n } = spot
  const code = `X${layer.slice(0, 2)}${String(n).padStart(8, '0')}`
  const secret = (field: string, digits = 0) =>
    canary(canaries, { layer, place: grid, grade: 3, field }, digits)
  const attributes = {
    ...(layer === 'SHELTER' && { keyholder: secret('keyholder') }),
    ...(layer === 'FIN_RISK' && { amount: Number(secret('amount', 12)) }),
  }
  const title = canary(canaries, { layer, place: grid, grade: 1, field: 'title' })
  return [
    ...[subdistrict, layer, code, title, lon, lat, community, grid, 1, n % 4],
    ...[attributes, secret('manager'), secret('phone', 11), SINCE],
  ]
}

const EVENT_COLUMNS = [
  ...['subdistrict', 'no', 'category', 'category_version', 'subclass', 'level', 'source', 'title'],
  ...['description', 'state', 'reported_at', 'lon', 'lat', 'community', 'grid'],
]

function eventRow(canaries: Canaries, { subdistrict, lon, lat, community, grid, n }: Spot) {
  const title = canary(canaries, { layer: 'EVENT', place: grid, grade: 1, field: 'title' })
  const description = canary(canaries, {
    layer: 'EVENT',
    place: grid,
    grade: 3,
    field: 'description',
  })
  return [
    ...[
      subdistrict,
      `E3301992026${String(n).padStart(4, '0')}`,
      'enforcement',
      '2021',
      'fumes',
      4,
      '网格巡查',
      title,
    ],
    ...[description, 'doing', '2026-01-01T00:00:00Z', lon, lat, community, grid],
  ]
}

function ownRow(canaries: Canaries, layer: string, { subdistrict, lon, lat, grid, n }: Spot) {
  const owner = layer === PRIVATE_LAYER ? { owner: OWNER_ID } : {}
  const name = canary(canaries, { layer, place: grid, grade: 1, field: 'name', ...owner })
  const note = canary(canaries, { layer, place: grid, grade: 1, field: 'note', ...owner })
  const geometry = Buffer.from(encodeWkb({ type: 'Point', coordinates: [lon, lat] }))
  return [subdistrict, layer, `${layer.slice(4)}-${n}`, name, lon, lat, geometry, { note }, grid]
}

function privateLayer() {
  const definition = {
    code: PRIVATE_LAYER,
    name: { zh: '自己的', en: 'Of my own' },
    group: 'own',
    base: 'map',
    geometry: 'point',
    symbol: { icon: 'maki:circle', colour: '#5e168b' },
    attributes: [{ key: 'note', name: { zh: 'note', en: 'note' }, type: 'text', sensitivity: 1 }],
    minZoom: 0,
    sensitivity: 1,
  }
  return [PRIVATE_LAYER, OWNER_ID, definition, { file: 'private.geojson' }]
}

function privateImport(canaries: Canaries) {
  const owned = { layer: PRIVATE_LAYER, place: '', grade: 1 as const, owner: OWNER_ID }
  const file = canary(canaries, { ...owned, field: 'import' })
  const job = {
    id: PRIVATE_IMPORT,
    state: 'failed',
    layer: PRIVATE_LAYER,
    files: [file],
    createdAt: SINCE,
  }
  return [PRIVATE_IMPORT, OWNER_ID, PRIVATE_LAYER, job]
}

function counter(): () => number {
  let last = 0
  return () => ++last
}
