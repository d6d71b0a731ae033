import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { polygon as turfPolygon } from '@turf/helpers'
import { encodeWkb } from '../../../../data/formats/wkb.ts'
import type { Database } from '../../../../server/storage/database.ts'
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
  /** Largest difference of an area or a perimeter, as a share of it. */
  sizeOff: number
  /** Of many polygons over a point we name another than the first. */
  unlikeFirst: number
  /** Pairs of points within `REACH_M`, ours and PostGIS's. */
  pairs: readonly [number, number]
}

/** What is asked of all polygons, or of some points, at once. */
interface Sums {
  sizes: readonly (readonly [area: number, perimeter: number])[]
  firsts: readonly (string | null)[]
  pairs: number
}

/** So many points meet all polygons and all other points. */
const SOME = 1_000
/** So many polygons lie over each other; areas of a district hardly do. */
const OVERLAPPING = 30
const REACH_M = 150

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
  const [ours, ourSums] = await askOurs(polygons, points)
  const [theirs, theirSums] = await askPostgis(polygons, points)
  const rings = new Map(polygons.map(({ code, ring }) => [code, turfPolygon([closed(ring)])]))
  const comparison = {
    cases: points.length,
    onBorder: 0,
    inside: 0,
    unlikeTurf: 0,
    unlikePostgis: 0,
    distanceOffM: 0,
    sizeOff: sizeOff(ourSums, theirSums),
    unlikeFirst: ourSums.firsts.filter((code, i) => code !== theirSums.firsts[i]).length,
    pairs: [ourSums.pairs, theirSums.pairs] as const,
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

function sizeOff(ours: Sums, theirs: Sums): number {
  const off = ours.sizes.flatMap((sizes, i) =>
    sizes.map((size, k) => Math.abs(size - theirs.sizes[i]![k]!) / size),
  )
  return Math.max(...off)
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

async function askOurs(
  polygons: readonly Polygon[],
  points: readonly Point[],
): Promise<[Told[], Sums]> {
  const world = await openTestCore()
  world.load(
    'GRID',
    polygons.map(({ code, ring }) => ({ code, grid: code, shape: wkbOf(ring) })),
  )
  world.load(
    'LANDUSE',
    polygons
      .slice(0, OVERLAPPING)
      .map(({ code, ring }) => ({ code, grid: code, shape: wkbOf(ring) })),
  )
  world.load(
    'ADDRESS',
    points.map(({ code, grid, position }) => ({ code, grid, ...placed(...position) })),
  )
  const rows = await world.ask(`
    select st_within(st_point(p.lon, p.lat), g.shape), st_covers(g.shape, st_point(p.lon, p.lat)),
      st_distance(st_point(p.lon, p.lat), g.shape)
    from addresses p join grids g on g.code = p.grid order by p.code`)
  const told = rows.map(([within, covered, distance]) => ({
    within: within === true,
    covered: covered === true,
    distance: Number(distance),
  }))
  const picked = `picked as (select * from addresses order by code limit ${SOME})`
  const sizes = await world.ask(
    'select st_area(shape), st_perimeter(shape) from grids order by code',
  )
  const firsts = await world.ask(
    `with ${picked} select area_at('landuse', lon, lat) from picked order by code`,
  )
  const [pairs] = await world.ask(
    `with ${picked} select count(*) from pairs_within('picked', 'addresses', ${REACH_M})`,
  )
  return [
    told,
    {
      sizes: sizes.map(([area, perimeter]) => [Number(area), Number(perimeter)] as const),
      firsts: firsts.map(([code]) => (code === null ? null : String(code))),
      pairs: Number(pairs?.[0]),
    },
  ]
}

async function askPostgis(
  polygons: readonly Polygon[],
  points: readonly Point[],
): Promise<[Told[], Sums]> {
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
    const told = await db.query<Told>(`
      select st_within(here, geom) as within, st_covers(geom, here) as covered,
        -- Inside or not is judged in degrees, where an edge is straight; in metres the same edge runs some centimetres beside.
        case when st_covers(geom, here) then 0
          else st_distance(st_transform(here, 4549), st_boundary(st_transform(geom, 4549))) end as distance
      from point
      join polygon on polygon.code = point.polygon
      cross join lateral (select st_setsrid(st_makepoint(lon, lat), 4490) as here) as place
      order by point.code collate "C"`)
    return [told, await sumsOf(db)]
  } finally {
    await db.close()
    await cluster.stop()
  }
}

async function sumsOf(db: Database): Promise<Sums> {
  await db.execute(`create table picked as select code, st_setsrid(st_makepoint(lon, lat), 4490) as here
    from point order by code collate "C" limit ${SOME}`)
  await db.execute(`create table placed as
    select st_transform(st_setsrid(st_makepoint(lon, lat), 4490), 4549) as metres from point`)
  await db.execute('create index on placed using gist (metres)')
  await db.execute(`create table firsts as
    select code, geom from polygon order by code collate "C" limit ${OVERLAPPING}`)
  const sizes = await db.query<{ area: number; perimeter: number }>(`
    select st_area(st_transform(geom, 4549)) as area, st_perimeter(st_transform(geom, 4549)) as perimeter
    from polygon order by code collate "C"`)
  const firsts = await db.query<{ first: string | null }>(`
    select (select min(code collate "C") from firsts where st_covers(geom, here)) as first
    from picked order by code collate "C"`)
  const [found] = await db.query<{ pairs: number }>(`
    select count(*)::int as pairs from picked
    join placed on st_dwithin(st_transform(here, 4549), placed.metres, ${REACH_M})`)
  return {
    sizes: sizes.map(({ area, perimeter }) => [area, perimeter] as const),
    firsts: firsts.map(({ first }) => first),
    pairs: found?.pairs ?? 0,
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
