import {
  type Bounds,
  type BuildingCode,
  type GridCode,
  type IncidentPlace,
  type LayerScope,
  Refusal,
} from '../../../data/contracts/index.ts'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import { circleRing } from '../../../data/rules/incident/circle-ring.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { type Area, boundsOf, extentKm2, meets, polygonArea, widened } from './area.ts'

export interface FoundBuilding {
  subdistrict: string
  code: BuildingCode
  title: string
  floors: number
  lon: number
  lat: number
  grid: GridCode
  full_text: string
}

export interface FoundPlace {
  area: Area
  bounds: Bounds
  buildings: readonly FoundBuilding[]
  /** The area is what the buildings themselves cover. */
  isPicked: boolean
}

type BuildingRow = FoundBuilding & { footprint: Buffer }

/** A building's middle lies at most this far from its outermost corner. */
const HALF_BUILDING_M = 250
const MOST_KM2 = 100
const MOST_BUILDINGS = 5_000
/** Of those whose middle lies near, most may lie outside. */
const MOST_NEAR = 4 * MOST_BUILDINGS

/** The buildings of a place that the scope may see, any part of which lies inside. */
export async function findBuildings(
  db: Queryable,
  scope: LayerScope,
  place: IncidentPlace,
): Promise<FoundPlace> {
  if ('buildings' in place) return findPicked(db, scope, place.buildings)
  const area =
    'point' in place
      ? polygonArea(circleRing(place.point, place.radiusM))
      : polygonArea(place.polygon)
  const bounds = boundsOf(area)
  if (extentKm2(bounds) > MOST_KM2) throw tooLarge()
  const { patterns } = visibleAreas(scope)
  const near = await db.query<BuildingRow>(BUILDINGS_WITHIN, [
    ...widened(bounds, HALF_BUILDING_M),
    patterns,
    MOST_NEAR,
  ])
  // What was cut off there might lie inside: a list that looks whole and is not would leave people behind.
  if (near.length === MOST_NEAR) throw tooLarge()
  const inside = near.filter(({ footprint }) => meets(area, outlineOf(footprint)))
  if (inside.length > MOST_BUILDINGS) throw tooLarge()
  return { area, bounds, buildings: inside.map(withoutFootprint), isPicked: false }
}

/** Those of the codes that the scope may see. */
export async function buildingsByCode(
  db: Queryable,
  scope: LayerScope,
  codes: readonly BuildingCode[],
): Promise<FoundBuilding[]> {
  const { patterns } = visibleAreas(scope)
  const rows = await db.query<BuildingRow>(BUILDINGS_BY_CODE, [codes, patterns, MOST_BUILDINGS])
  return rows.map(withoutFootprint)
}

async function findPicked(
  db: Queryable,
  scope: LayerScope,
  codes: readonly BuildingCode[],
): Promise<FoundPlace> {
  const { patterns } = visibleAreas(scope)
  const rows = await db.query<BuildingRow>(BUILDINGS_BY_CODE, [codes, patterns, MOST_BUILDINGS])
  const missing = codes.find((code) => !rows.some((row) => row.code === code))
  if (missing !== undefined) {
    throw new Refusal(404, 'building-not-found', `There is no building ${missing}.`)
  }
  const area = rows.flatMap(({ footprint }) => outlineOf(footprint))
  return { area, bounds: boundsOf(area), buildings: rows.map(withoutFootprint), isPicked: true }
}

function outlineOf(footprint: Buffer): Area {
  const geometry = decodeWkb(footprint)
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

const withoutFootprint = ({ footprint, ...building }: BuildingRow): FoundBuilding => building

const tooLarge = () =>
  new Refusal(
    422,
    'area-too-large',
    `An area may span ${MOST_KM2} km² and hold ${MOST_BUILDINGS.toLocaleString('en')} buildings; draw a smaller one.`,
    { mostKm2: MOST_KM2, mostBuildings: MOST_BUILDINGS },
  )

const BUILDINGS_WITHIN = loadSql(import.meta.url, 'buildings-within.sql')
const BUILDINGS_BY_CODE = loadSql(import.meta.url, 'buildings-by-code.sql')
