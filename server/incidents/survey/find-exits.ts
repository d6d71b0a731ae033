import type { IncidentExit, LayerScope, LonLat } from '../../../data/contracts/index.ts'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import { groupBy } from '../../../data/rules/group-by.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { extentKm2, planeAround, polygonArea, widened } from './area.ts'
import type { FoundBuilding, FoundPlace } from './find-buildings.ts'
import { insideTest } from './inside-test.ts'
import {
  buildRoadGraph,
  nearestNode,
  type Point,
  type RoadGraph,
  type RoadLine,
} from './road-graph.ts'
import { type WaysOut, walk, waysOut } from './ways-out.ts'

/** The middle of a stretch of road lies at most this far outside. */
const HALF_ROAD_M = 400
/** From a front door to the road. */
const TO_ROAD_M = 150
/** Two carriageways of one road leave together. */
const SAME_EXIT_M = 30
const MOST_EXITS = 16
const MOST_ROADS = 20_000
/** In a larger area one leaves by more roads than anybody can be told. */
const MOST_KM2 = 12
/** Around buildings that were picked one by one. */
const AROUND_BUILDINGS_M = 40

/** Where roads leave the area and which buildings reach which exit first. null = no roads known, or too large an area. */
export async function findExits(
  db: Queryable,
  found: FoundPlace,
  scope: LayerScope | undefined,
): Promise<IncidentExit[] | null> {
  if (scope === undefined || found.area.length === 0) return null
  if (extentKm2(found.bounds) > MOST_KM2) return null
  const [west, south, east, north] = found.bounds
  const plane = planeAround([(west + east) / 2, (south + north) / 2])
  const rows = await db.query<RoadRow>(ROADS_WITHIN, [
    ...widened(found.bounds, HALF_ROAD_M),
    visibleAreas(scope).patterns,
    MOST_ROADS,
  ])
  if (rows.length === 0 || rows.length === MOST_ROADS) return null
  const classes = scope.layer.attributes.find(({ key }) => key === 'class')?.values ?? []
  const lines = rows.flatMap((row) => linesOf(row, classes[row.class - 1]?.value ?? null, plane))
  const area = found.isPicked ? boxAround(found) : found.area
  const graph = buildRoadGraph(
    lines.filter((line) => line.class !== 'railway'),
    insideTest(
      area.flat().map((ring) => ring.map(([lon = 0, lat = 0]) => plane.point([lon, lat]))),
    ),
  )
  return describeExits(graph, found.buildings, plane)
}

interface RoadRow {
  name: string
  class: number
  geometry: Buffer
}

type Plane = ReturnType<typeof planeAround>

function linesOf({ name, geometry }: RoadRow, roadClass: string | null, plane: Plane): RoadLine[] {
  const shape = decodeWkb(geometry)
  const lines =
    shape.type === 'LineString'
      ? [shape.coordinates]
      : shape.type === 'MultiLineString'
        ? shape.coordinates
        : []
  return lines.map((line) => ({
    name,
    class: roadClass,
    points: line.map(([lon = 0, lat = 0]) => plane.point([lon, lat])),
  }))
}

function boxAround({ bounds }: FoundPlace) {
  const [west, south, east, north] = widened(bounds, AROUND_BUILDINGS_M)
  return polygonArea([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ])
}

/** Those that most buildings take first. */
function describeExits(
  graph: RoadGraph,
  buildings: readonly FoundBuilding[],
  plane: Plane,
): IncidentExit[] {
  const ways = waysOut(graph)
  const starts = startsOf(graph, ways, buildings, plane)
  const walked = new Set<number>()
  return mergedExits(graph)
    .map((numbers): IncidentExit => {
      const own = numbers.flatMap((number) => starts.get(number) ?? [])
      const { node, road } = graph.exits[numbers[0]!]!
      const lonLatOf = (point: Point) => rounded(plane.lonLat(point))
      return {
        road: road.name,
        class: road.class,
        lonLat: lonLatOf(graph.points[node]!),
        crowM: Math.round(Math.hypot(...graph.points[node]!)),
        buildings: own.length,
        farthestM: own.length === 0 ? null : Math.round(Math.max(...own.map(({ m }) => m))),
        lines: own
          .map((start) => walk(graph, ways, start.node, walked).map(lonLatOf))
          .filter((line) => line.length > 1),
      }
    })
    .sort((a, b) => b.buildings - a.buildings || a.crowM - b.crowM)
    .slice(0, MOST_EXITS)
}

/** From which node each building sets out, by number of the exit. */
function startsOf(
  { points, exits }: RoadGraph,
  ways: WaysOut,
  buildings: readonly FoundBuilding[],
  plane: Plane,
): Map<number, { node: number; m: number }[]> {
  const nearest = nearestNode(points, TO_ROAD_M)
  const leadsOut = (node: number) => ways.metres[node]! < Infinity
  const starts = buildings.flatMap(({ lon, lat }) => {
    const node = nearest(plane.point([lon, lat]), leadsOut)
    return node === undefined ? [] : [{ node, m: ways.metres[node]!, exit: ways.exit[node]! }]
  })
  return new Map(groupBy(exits.length === 0 ? [] : starts, ({ exit }) => exit))
}

function mergedExits({ exits, points }: RoadGraph): number[][] {
  const merged: number[][] = []
  for (const [number, { node, road }] of exits.entries()) {
    const [x, y] = points[node]!
    const same = merged.find(([first]) => {
      const other = exits[first!]!
      const [ox, oy] = points[other.node]!
      return other.road.name === road.name && Math.hypot(x - ox, y - oy) < SAME_EXIT_M
    })
    if (same) same.push(number)
    else merged.push([number])
  }
  return merged
}

/** A decimetre. */
const rounded = ([lon, lat]: LonLat): LonLat => [
  Math.round(lon * 1e6) / 1e6,
  Math.round(lat * 1e6) / 1e6,
]

const ROADS_WITHIN = loadSql(import.meta.url, 'roads-within.sql')
