import { Hono } from 'hono'
import * as v from 'valibot'
import type {
  BuildingCode,
  EventSurroundings,
  LayerScope,
  LonLat,
  Scope,
} from '../../../data/contracts/index.ts'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import type { Registry } from '../../../data/registry/index.ts'
import { query, readQuery } from '../../http/read-query.ts'
import type { AppEnv } from '../../security/app-env.ts'
import { scopeOn } from '../../security/scope.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const listAround = loadSql(import.meta.url, 'list-around.sql')
const listWaysAround = loadSql(import.meta.url, 'list-ways-around.sql')

/** About 200 m to each side here; ways have their label points further off. */
const REACH_DEGREES = 0.002
const WAYS_REACH_DEGREES = 0.008
const MOST_BUILDINGS = 250
const MOST_WAYS = 150

const atQuery = v.strictObject({ at: query.lonLat })

/** `GET /api/event-surroundings?at=lon,lat`: what a phone draws to pick a place on. */
export function surroundingsRoutes({ db, registry }: Services): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/', async (c) => {
    const { at } = readQuery(c, atQuery)
    c.header('Cache-Control', 'private, no-store')
    return c.json(await readSurroundings(db, registry, c.get('scope'), at))
  })
  return app
}

async function readSurroundings(
  client: Queryable,
  registry: Registry,
  scope: Scope,
  at: LonLat,
): Promise<EventSurroundings> {
  const on = (code: string) => scopeOn(scope, registry.layer(code)!)
  const [buildings, roads, waters] = await Promise.all([
    buildingsAround(client, on('BUILDING'), at),
    waysAround(client, on('ROAD'), at),
    waysAround(client, on('WATER'), at),
  ])
  return {
    at,
    buildings: buildings.flatMap(({ code, title, shape }) => {
      const ring = outerRing(shape)
      return ring ? [{ code: code as BuildingCode, title, ring }] : []
    }),
    roads: roads.flatMap(({ name, shape }) => linesOf(shape).map((line) => ({ name, line }))),
    waters: waters.flatMap(({ shape }) => {
      const ring = outerRing(shape)
      return ring ? [{ ring }] : []
    }),
  }
}

interface ShapeRow {
  code: string
  name: string
  title: string
  shape: Buffer
}

function buildingsAround(
  client: Queryable,
  scope: LayerScope | undefined,
  at: LonLat,
): Promise<ShapeRow[]> {
  if (!scope) return Promise.resolve([])
  const box = boxAround(at, REACH_DEGREES)
  return client.query(listAround, [...box, visibleAreas(scope).patterns, MOST_BUILDINGS])
}

function waysAround(
  client: Queryable,
  scope: LayerScope | undefined,
  at: LonLat,
): Promise<ShapeRow[]> {
  if (!scope) return Promise.resolve([])
  const box = boxAround(at, WAYS_REACH_DEGREES)
  const params = [scope.layer.code, ...box, visibleAreas(scope).patterns, MOST_WAYS]
  return client.query(listWaysAround, params)
}

const boxAround = ([lon, lat]: LonLat, reach: number) => [
  lon - reach,
  lat - reach,
  lon + reach,
  lat + reach,
]

/** A centimetre is enough, and half as long. */
const short = (degrees: number) => Math.round(degrees * 1e7) / 1e7
const lonLatOf = ([lon = 0, lat = 0]: readonly number[]): LonLat => [short(lon), short(lat)]

function outerRing(shape: Buffer): LonLat[] | undefined {
  const geometry = decodeWkb(shape)
  if (geometry.type === 'Polygon') return geometry.coordinates[0]?.map(lonLatOf)
  if (geometry.type === 'MultiPolygon') return geometry.coordinates[0]?.[0]?.map(lonLatOf)
  return undefined
}

function linesOf(shape: Buffer): LonLat[][] {
  const geometry = decodeWkb(shape)
  if (geometry.type === 'LineString') return [geometry.coordinates.map(lonLatOf)]
  if (geometry.type === 'MultiLineString') {
    return geometry.coordinates.map((line) => line.map(lonLatOf))
  }
  return []
}
