import type {
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
  fireUnits: IncidentThing[]
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
  place: FoundPlace,
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
    shelters: (await find(['SHELTER'], SHELTERS)).map(shelter),
    fireUnits: (await find(['FIRE_UNIT'], FIRE_UNITS)).map(thing),
    cameras: (await find(['CAMERA'], CAMERAS)).map(thing),
  }
}

type NearRow = ThingRow & { distanceM: number }

async function findNear(
  db: Queryable,
  { area, bounds }: FoundPlace,
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

function shelter(row: NearRow): IncidentShelter {
  const { capacity, open } = row.attributes
  return {
    ...thing(row),
    capacity: typeof capacity === 'number' ? capacity : null,
    state: typeof open === 'string' ? open : null,
  }
}

const THINGS_WITHIN = loadSql(import.meta.url, 'things-within.sql')
