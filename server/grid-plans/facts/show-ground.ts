import type { Geometry, Position } from 'geojson'
import type { Bounds, GridPlanGround, Scope } from '../../../data/contracts/index.ts'
import { geometryBounds } from '../../../data/formats/geometry-bounds.ts'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import { toLine } from '../../../data/rules/coverage/units.ts'
import { findRegisteredLayer } from '../../security/layer-catalogue.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { subdistrictsOf } from './count-facts.ts'

/** What the rules and the drafter look at: of each layer what the scope sees there. */
export async function showGround(
  { db, registry }: Pick<Services, 'db' | 'registry'>,
  scope: Scope,
  area: string,
): Promise<GridPlanGround> {
  const communities = await listCommunities(db, area)
  const subdistricts = await subdistrictsOf(db, area)
  const seen = (code: string) => findRegisteredLayer({ registry }, scope, code)
  const building = seen('BUILDING')
  const buildings = building
    ? await db.query<BuildingRow>(SELECT_BUILDINGS, [
        subdistricts,
        area,
        visibleAreas(building).patterns,
      ])
    : []
  const lines = await Promise.all(
    LINE_LAYERS.map(async ({ layer, kind }) =>
      seen(layer) ? linesOf(await listFeatures(db, layer, subdistricts), kind) : [],
    ),
  )
  const bounds = boundsOf(communities)
  return {
    communities: communities.map(({ code, name, geometry }) => ({
      code,
      name,
      rings: ringsOf(geometry).map(toUnitLine),
    })),
    buildings: buildings.map(({ code, estate, footprint }) => ({
      code,
      estate: estate ?? '',
      ring: toUnitLine(ringsOf(decodeWkb(footprint))[0] ?? []),
    })),
    lines: [
      ...lines.flat().filter(({ points }) => meets(points, bounds)),
      ...communities.flatMap(({ name, geometry }) =>
        ringsOf(geometry).map((ring) => ({
          kind: 'division' as const,
          name,
          points: toUnitLine(ring),
        })),
      ),
    ],
  }
}

const LINE_LAYERS = [
  { layer: 'ROAD', kind: 'road' },
  { layer: 'WATER', kind: 'water' },
] as const

interface BuildingRow {
  code: string
  estate: string | null
  footprint: Buffer
}
interface Named<Shape> {
  code: string
  name: string
  geometry: Shape
}

async function listCommunities(db: Queryable, area: string): Promise<Named<Geometry>[]> {
  const rows = await db.query<Named<Buffer>>(
    `select code, name, geometry from division
     where level = 'community' and valid_to is null and starts_with(code, $1) order by code`,
    [area],
  )
  return rows.map((row) => ({ ...row, geometry: decodeWkb(row.geometry) }))
}

const listFeatures = (db: Queryable, layer: string, subdistricts: readonly string[]) =>
  db.query<Named<Buffer>>(
    'select code, name, geometry from map_feature where layer = $1 and subdistrict = any($2) order by code',
    [layer, subdistricts],
  )

const linesOf = (rows: readonly Named<Buffer>[], kind: 'road' | 'water') =>
  rows.flatMap(({ name, geometry }) =>
    ringsOf(decodeWkb(geometry)).map((line) => ({ kind, name, points: toUnitLine(line) })),
  )

/** Rings of areas, lines of lines. */
function ringsOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    case 'LineString':
      return [geometry.coordinates]
    default:
      return []
  }
}

const toUnitLine = (line: readonly Position[]): number[] =>
  toLine(line.map(([lon = 0, lat = 0]) => [lon, lat]))

/** About 100 m: a road just beyond the border is one to follow. */
const MARGIN_UNITS = 10_000

function boundsOf(communities: readonly Named<Geometry>[]): Bounds {
  const all = communities.map(({ geometry }) => geometryBounds(geometry))
  const least = (k: 0 | 1) => Math.min(...all.map((box) => box[k])) * 1e7 - MARGIN_UNITS
  const most = (k: 2 | 3) => Math.max(...all.map((box) => box[k])) * 1e7 + MARGIN_UNITS
  return [least(0), least(1), most(2), most(3)]
}

function meets(points: readonly number[], [west, south, east, north]: Bounds): boolean {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    minX = Math.min(minX, points[i]!)
    maxX = Math.max(maxX, points[i]!)
    minY = Math.min(minY, points[i + 1]!)
    maxY = Math.max(maxY, points[i + 1]!)
  }
  return maxX >= west && minX <= east && maxY >= south && minY <= north
}

const SELECT_BUILDINGS = loadSql(import.meta.url, 'select-buildings.sql')
