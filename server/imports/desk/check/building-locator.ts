import Flatbush from 'flatbush'
import { isInRing } from '../../../../data/formats/readers/group-rings.ts'
import { decodeWkb } from '../../../../data/formats/wkb.ts'
import type { Database } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { distanceM } from './distance.ts'

export interface LocatedBuilding {
  subdistrict: string
  code: string
  addressId: number
  lon: number
  lat: number
  community: string
  grid: string
}

/** Finds buildings by position. */
export interface BuildingLocator {
  /** The building whose footprint holds the position. */
  at(lon: number, lat: number): LocatedBuilding | undefined
  /** Within so many metres of its middle, nearest first. */
  near(lon: number, lat: number, metres: number): { building: LocatedBuilding; distanceM: number }[]
}

const SELECT_BUILDINGS = loadSql(import.meta.url, 'select-buildings.sql')
const BUILDINGS_VERSION = loadSql(import.meta.url, 'buildings-version.sql')
const BATCH = 2_000
/** Without questions for so long the memory is given back. */
const FORGET_MS = 10 * 60_000

const known = new WeakMap<Database, { version: string; locator: Promise<BuildingLocator> }>()

/** Of the whole base; kept for a while, read anew after buildings have changed. */
export async function openBuildingLocator(db: Database): Promise<BuildingLocator> {
  const version = (await db.first<{ version: string }>(BUILDINGS_VERSION))?.version ?? ''
  const kept = known.get(db)
  if (kept?.version === version) return kept.locator
  const entry = { version, locator: readBuildings(db) }
  known.set(db, entry)
  setTimeout(() => {
    if (known.get(db) === entry) known.delete(db)
  }, FORGET_MS).unref()
  return entry.locator
}

async function readBuildings(db: Database): Promise<BuildingLocator> {
  const buildings: LocatedBuilding[] = []
  const rings: Float64Array[] = []
  await db.transaction(
    async (client) => {
      for await (const rows of client.stream<LocatedBuilding & { footprint: Buffer }>(
        SELECT_BUILDINGS,
        [],
        BATCH,
      )) {
        for (const { footprint, ...building } of rows) {
          buildings.push(building)
          rings.push(outerRing(footprint))
        }
      }
    },
    { readOnly: true, statementTimeoutMs: 0 },
  )
  return createBuildingLocator(buildings, rings)
}

/** `rings`: of each building its outline, lon and lat in turn. */
export function createBuildingLocator(
  buildings: readonly LocatedBuilding[],
  rings: readonly Float64Array[],
): BuildingLocator {
  if (buildings.length === 0) return { at: () => undefined, near: () => [] }
  const index = new Flatbush(buildings.length)
  for (const [i, { lon, lat }] of buildings.entries()) index.add(...boxOf(rings[i]!, lon, lat))
  index.finish()
  return {
    at: (lon, lat) => {
      const found = index
        .search(lon, lat, lon, lat)
        .find((i) => isInRing([lon, lat], pairs(rings[i]!)))
      return found === undefined ? undefined : buildings[found]
    },
    near: (lon, lat, metres) => {
      const reach = metres / METRES_A_DEGREE
      const wide = reach / Math.cos((lat * Math.PI) / 180)
      return index
        .search(lon - wide, lat - reach, lon + wide, lat + reach)
        .map((i) => {
          const building = buildings[i]!
          return { building, distanceM: distanceM([lon, lat], [building.lon, building.lat]) }
        })
        .sort((a, b) => a.distanceM - b.distanceM)
    },
  }
}

const METRES_A_DEGREE = 111_320

function outerRing(footprint: Buffer): Float64Array {
  const geometry = decodeWkb(footprint)
  const ring =
    geometry.type === 'Polygon'
      ? geometry.coordinates[0]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates[0]?.[0]
        : undefined
  return Float64Array.from((ring ?? []).flatMap(([lon = 0, lat = 0]) => [lon, lat]))
}

function pairs(ring: Float64Array): number[][] {
  return Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!])
}

function boxOf(ring: Float64Array, lon: number, lat: number): [number, number, number, number] {
  const box: [number, number, number, number] = [lon, lat, lon, lat]
  for (let i = 0; i < ring.length; i += 2) {
    box[0] = Math.min(box[0], ring[i]!)
    box[1] = Math.min(box[1], ring[i + 1]!)
    box[2] = Math.max(box[2], ring[i]!)
    box[3] = Math.max(box[3], ring[i + 1]!)
  }
  return box
}
