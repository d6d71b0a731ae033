import type {
  IncidentFireUnit,
  IncidentShelter,
  IncidentThing,
  LayerCode,
  LayerScope,
} from '../../../data/contracts/index.ts'
import { visiblePlaces } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { distanceM, widened } from './area.ts'
import type { FoundPlace } from './find-buildings.ts'

/** How far from the edge each kind is looked for, in metres, and how many are told at most. */
const HAZARDS = { reachM: 200, most: 200 }
const SHELTERS = { reachM: 3_000, most: 12 }
const FIRE_UNITS = { reachM: 1_000, most: 12 }
const CAMERAS = { reachM: 200, most: 60 }

export interface FoundThings {
  hazards: IncidentThing[]
  shelters: IncidentShelter[]
  fireUnits: IncidentFireUnit[]
  cameras: IncidentThing[]
}

interface ThingRow {
  layer: LayerCode
  code: IncidentThing['code']
  title: string
  lon: number
  lat: number
  grid: string
  risk: number
  attributes: Record<string, unknown>
}

/** Of the layers that may be seen, nearest first. */
export async function findThings(
  db: Queryable,
  place: Within,
  hazardLayers: readonly string[],
  visible: readonly LayerScope[],
): Promise<FoundThings> {
  const find = (layers: readonly string[], within: { reachM: number; most: number }) =>
    findNear(
      db,
      place,
      visible.filter(({ layer }) => layers.includes(layer.code)),
      within,
    )
  return {
    hazards: (await find(hazardLayers, HAZARDS)).map(thing),
    shelters: await findShelters(db, place, visible),
    fireUnits: (await find(['FIRE_UNIT'], FIRE_UNITS)).map(fireUnit),
    cameras: (await find(['CAMERA'], CAMERAS)).map(thing),
  }
}

/** With the places that are left. */
export async function findShelters(
  db: Queryable,
  place: Within,
  visible: readonly LayerScope[],
): Promise<IncidentShelter[]> {
  const scopes = visible.filter(({ layer }) => layer.code === 'SHELTER')
  const rows = await findNear(db, place, scopes, SHELTERS)
  const arrived = await countArrived(db, rows)
  return rows.map((row) => shelter(row, arrived.get(row.code) ?? 0))
}

type Within = Pick<FoundPlace, 'area' | 'bounds'>
type NearRow = ThingRow & { distanceM: number }

async function findNear(
  db: Queryable,
  { area, bounds }: Within,
  scopes: readonly LayerScope[],
  { reachM, most }: { reachM: number; most: number },
): Promise<NearRow[]> {
  if (scopes.length === 0) return []
  const { layers, patterns } = visiblePlaces(scopes)
  const rows = await db.query<ThingRow>(THINGS_WITHIN, [
    ...widened(bounds, reachM),
    layers,
    patterns,
  ])
  return rows
    .map((row) => ({ ...row, distanceM: distanceM(area, [row.lon, row.lat]) }))
    .filter((row) => row.distanceM <= reachM)
    .sort((a, b) => a.distanceM - b.distanceM || b.risk - a.risk || (a.code < b.code ? -1 : 1))
    .slice(0, most)
}

const thing = ({ layer, code, title, lon, lat, risk, ...row }: NearRow): IncidentThing => ({
  layer,
  code,
  title,
  lonLat: [lon, lat],
  distanceM: Math.round(row.distanceM),
  risk,
})

function fireUnit(row: NearRow): IncidentFireUnit {
  const { hydrant_m: hydrantM } = row.attributes
  return { ...thing(row), hydrantM: typeof hydrantM === 'number' ? hydrantM : null }
}

function shelter(row: NearRow, arrived: number): IncidentShelter {
  const { capacity, open } = row.attributes
  const isFull = open === '满'
  const places = typeof capacity === 'number' ? capacity : null
  return {
    ...thing(row),
    capacity: places,
    state: typeof open === 'string' ? open : null,
    arrived,
    free: isFull ? 0 : places === null ? null : Math.max(0, places - arrived),
  }
}

/** By all roll-calls that are open, drills too: their people are there as well. */
async function countArrived(db: Queryable, shelters: readonly NearRow[]) {
  const rows = await db.query<{ shelter: string; people: number }>(ARRIVED_AT, [
    shelters.map(({ code }) => code),
  ])
  return new Map(rows.map(({ shelter, people }) => [shelter, people]))
}

const THINGS_WITHIN = loadSql(import.meta.url, 'things-within.sql')
const ARRIVED_AT = loadSql(import.meta.url, 'arrived-at.sql')
