import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { polygon as turfPolygon } from '@turf/helpers'
import { encodeWkb } from '../../../../data/formats/wkb.ts'
import { openDatabase } from '../../../../server/storage/open-database.ts'
import { placed } from '../../../builders/dataset-stream.ts'
import { openTestCore } from '../../../builders/query-core.ts'
import { startPostgis } from '../peers/postgis-cluster.ts'
import { seededRandom } from '../random.ts'

type Random = () => number
type Ring = [number, number][]

export interface Comparison {
  cases: number
  onBorder: number
  inside: number
  /** Cases in which we say something else about inside or border. */
  unlikeTurf: number
  unlikePostgis: number
  /** Largest difference of a distance to PostGIS in EPSG:4549, metres. */
  distanceOffM: number
}

const POINTS_EACH = 100
/** A power of two: corners, middles of edges and points on them are exact, as are the answers about them. */
const STEP = 1 / 4096

/** The same random points and polygons, many of them on borders, to us, to turf and to PostGIS. */
export async function compareCases(count: number, seed: number): Promise<Comparison> {
  const random = seededRandom(seed)
  const polygons = Array.from({ length: Math.ceil(count / POINTS_EACH) }, (_, i) => ({
    code: String(i).padStart(6, '0'),
    ring: star(random),
  }))
  const points = polygons.flatMap(({ code, ring }) =>
    Array.from({ length: POINTS_EACH }, (_, i) => ({
      code: `${code}.${String(i).padStart(3, '0')}`,
      grid: code,
      position: pointNear(random, ring),
    })),
  )
  const ours = await askOurs(polygons, points)
  const theirs = await askPostgis(polygons, points)
  const rings = new Map(polygons.map(({ code, ring }) => [code, turfPolygon([closed(ring)])]))
  const comparison = {
    cases: points.length,
    onBorder: 0,
    inside: 0,
    unlikeTurf: 0,
    unlikePostgis: 0,
    distanceOffM: 0,
  }
  points.forEach(({ grid, position }, i) => {
    const [mine, postgis] = [ours[i]!, theirs[i]!]
    const ring = rings.get(grid)!
    const turf = {
      within: booleanPointInPolygon(position, ring, { ignoreBoundary: true }),
      covered: booleanPointInPolygon(position, ring),
    }
    if (mine.within) comparison.inside++
    if (mine.covered && !mine.within) comparison.onBorder++
    if (mine.within !== turf.within || mine.covered !== turf.covered) comparison.unlikeTurf++
    if (mine.within !== postgis.within || mine.covered !== postgis.covered)
      comparison.unlikePostgis++
    const off = Math.abs(mine.distance - postgis.distance)
    comparison.distanceOffM = Math.max(comparison.distanceOffM, off)
  })
  return comparison
}

interface Polygon {
  code: string
  ring: Ring
}

interface Point {
  code: string
  grid: string
  position: [number, number]
}

interface Told {
  within: boolean
  covered: boolean
  distance: number
}

async function askOurs(polygons: readonly Polygon[], points: readonly Point[]): Promise<Told[]> {
  const world = await openTestCore()
  world.load(
    'GRID',
    polygons.map(({ code, ring }) => ({ code, grid: code, shape: wkbOf(ring) })),
  )
  world.load(
    'ADDRESS',
    points.map(({ code, grid, position }) => ({ code, grid, ...placed(...position) })),
  )
  const rows = await world.ask(`
    select st_within(st_point(p.lon, p.lat), g.shape), st_covers(g.shape, st_point(p.lon, p.lat)),
      st_distance(st_point(p.lon, p.lat), g.shape)
    from addresses p join grids g on g.code = p.grid order by p.code`)
  return rows.map(([within, covered, distance]) => ({
    within: within === true,
    covered: covered === true,
    distance: Number(distance),
  }))
}

async function askPostgis(polygons: readonly Polygon[], points: readonly Point[]): Promise<Told[]> {
  const cluster = await startPostgis()
  const db = openDatabase({ connection: cluster.connection, maxConnections: 1 })
  try {
    await db.execute('create extension postgis')
    await db.execute('create table polygon (code text primary key, wkb bytea)')
    await db.execute('create table point (code text, polygon text, lon float8, lat float8)')
    await db.copyFrom(
      'polygon',
      ['code', 'wkb'],
      polygons.map(({ code, ring }) => [code, Buffer.from(wkbOf(ring))]),
    )
    await db.copyFrom(
      'point',
      ['code', 'polygon', 'lon', 'lat'],
      points.map(({ code, grid, position }) => [code, grid, ...position]),
    )
    await db.execute('alter table polygon add geom geometry')
    await db.execute('update polygon set geom = st_setsrid(st_geomfromwkb(wkb), 4490)')
    return await db.query<Told>(`
      select st_within(here, geom) as within, st_covers(geom, here) as covered,
        -- Inside or not is judged in degrees, where an edge is straight; in metres the same edge runs some centimetres beside.
        case when st_covers(geom, here) then 0
          else st_distance(st_transform(here, 4549), st_boundary(st_transform(geom, 4549))) end as distance
      from point
      join polygon on polygon.code = point.polygon
      cross join lateral (select st_setsrid(st_makepoint(lon, lat), 4490) as here) as place
      order by point.code collate "C"`)
  } finally {
    await db.close()
    await cluster.stop()
  }
}

const closed = (ring: Ring): Ring => [...ring, ring[0]!]

const wkbOf = (ring: Ring) => encodeWkb({ type: 'Polygon', coordinates: [closed(ring)] })

/** Around the sample district; rounding may make neighbours equal, which they then are for all. */
function star(random: Random): Ring {
  const corners = 4 + Math.floor(random() * 40)
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (i / corners) * 2 * Math.PI
    const radius = 20 + random() * 80
    return [
      120 + Math.round(radius * Math.cos(angle)) * STEP,
      30.25 + Math.round(radius * Math.sin(angle)) * STEP,
    ]
  })
  return ring.filter(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % corners]!
    return x !== nextX || y !== nextY
  })
}

function pointNear(random: Random, ring: Ring): [number, number] {
  const kind = random()
  const corner = Math.floor(random() * ring.length)
  const [[x1, y1], [x2, y2]] = [ring[corner]!, ring[(corner + 1) % ring.length]!]
  if (kind < 0.1) return [x1, y1]
  if (kind < 0.2) return [(x1 + x2) / 2, (y1 + y2) / 2]
  if (kind < 0.25) return [x1 + (x2 - x1) / 3, y1 + (y2 - y1) / 3]
  // At the height of a corner, where rays go wrong.
  if (kind < 0.4) return [120 + Math.round(random() * 200 - 100) * STEP, y1]
  return [120 + (random() * 220 - 110) * STEP, 30.25 + (random() * 220 - 110) * STEP]
}
