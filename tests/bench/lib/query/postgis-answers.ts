import type { Database } from '../../../../server/storage/database.ts'
import { openDatabase } from '../../../../server/storage/open-database.ts'
import { withServices } from '../data-folder.ts'
import { startPostgis } from '../peers/postgis-cluster.ts'
import type { Question } from './questions.ts'

export interface PeerAnswer {
  milliseconds: number
  count: number
}

export interface DrawnPolygon {
  lon: number
  lat: number
  radius: number
  corners: number
}

/** The same questions to PostGIS, with the indexes that an administrator would make. */
export async function askPostgis(
  dataDir: string,
  questions: readonly Question[],
  drawn: DrawnPolygon,
): Promise<PeerAnswer[]> {
  const cluster = await startPostgis()
  const db = openDatabase({ connection: cluster.connection, maxConnections: 2 })
  try {
    await fill(dataDir, db)
    await db.execute(`create table drawn as ${polygonSql(drawn)}`)
    await db.execute('analyze')
    const answers: PeerAnswer[] = []
    for (const { postgis } of questions) answers.push(await ask(db, postgis))
    return answers
  } finally {
    await db.close()
    await cluster.stop()
  }
}

const TIMES = 3

async function ask(db: Database, sql: string): Promise<PeerAnswer> {
  const spent: number[] = []
  let count = 0
  for (let i = 0; i < TIMES; i++) {
    const started = performance.now()
    const row = await db.transaction((client) => client.first<Record<string, unknown>>(sql), {
      statementTimeoutMs: 0,
    })
    spent.push(performance.now() - started)
    count = Number(Object.values(row ?? {})[0])
  }
  spent.sort((a, b) => a - b)
  return { milliseconds: spent[Math.floor(TIMES / 2)]!, count }
}

async function fill(dataDir: string, db: Database): Promise<void> {
  await db.execute('create extension postgis')
  await db.execute(
    'create table address (code text, lon float8, lat float8, "use" text, floor int2)',
  )
  await db.execute('create table unit (code text, lon float8, lat float8)')
  await db.execute('create table grid (code text, wkb bytea)')
  await withServices(dataDir, async (services) => {
    const copy = async (table: string, columns: string[], sql: string) => {
      async function* rows() {
        for await (const batch of services.db.stream<Record<string, never>>(sql, [], 20_000)) {
          for (const row of batch) yield Object.values(row)
        }
      }
      await db.copyFrom(table, columns, rows())
    }
    await copy(
      'address',
      ['code', 'lon', 'lat', 'use', 'floor'],
      `select address.code, address.lon, address.lat, coalesce(room.use, building.use), room.floor
       from address
       left join room on room.subdistrict = address.subdistrict and room.code = address.code
       left join building on building.subdistrict = address.subdistrict and building.code = address.code
       where address.code is not null and address.state <> 'retired'`,
    )
    await copy(
      'unit',
      ['code', 'lon', 'lat'],
      `select code, lon, lat from layer_item where layer = 'FIRE_UNIT' and valid_to is null`,
    )
    await copy(
      'grid',
      ['code', 'wkb'],
      'select code, geometry from grid_cell where valid_to is null',
    )
  })
  const point = 'st_setsrid(st_makepoint(lon, lat), 4490)'
  for (const sql of [
    `alter table address add geom geometry, add metres geometry`,
    `update address set geom = ${point}, metres = st_transform(${point}, 4549)`,
    `alter table unit add geom geometry`,
    `update unit set geom = st_transform(${point}, 4549)`,
    `alter table grid add geom geometry`,
    `update grid set geom = st_setsrid(st_geomfromwkb(wkb), 4490)`,
    `create index on address using gist (geom)`,
    `create index on address using gist (metres)`,
    `create index on grid using gist (geom)`,
    `create index on address ("use", floor)`,
    `vacuum address`,
  ]) {
    await db.execute(sql)
  }
}

/** West, east, south, north. */
export function boxOf(drawn: DrawnPolygon): number[] {
  const [lons, lats] = [ringOf(drawn).map(([lon]) => lon), ringOf(drawn).map(([, lat]) => lat)]
  return [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
}

function polygonSql(drawn: DrawnPolygon): string {
  const ring = ringOf(drawn).map(([lon, lat]) => `${lon} ${lat}`)
  return `select st_setsrid(st_geomfromtext('POLYGON((${[...ring, ring[0]].join(',')}))'), 4490) as geom`
}

/** As `draw` in `page/main.ts`. */
const ringOf = ({ lon, lat, radius, corners }: DrawnPolygon) =>
  Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (i / corners) * 2 * Math.PI
    const reach = radius * (i % 2 === 0 ? 1 : 0.9)
    return [lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)]
  })
