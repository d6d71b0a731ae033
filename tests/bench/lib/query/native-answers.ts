import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { toGrid4549 } from '../../../../data/formats/crs/transverse-mercator.ts'
import { MACROS } from '../../../../web/query/sql/macros.ts'
import { withServices } from '../data-folder.ts'
import type { PeerAnswer } from './postgis-answers.ts'
import type { Question } from './questions.ts'

const TIMES = 3

/** DuckDB outside of the browser, on one core as in it. */
export async function askNative(
  dataDir: string,
  questions: readonly Question[],
): Promise<(PeerAnswer | undefined)[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('set threads = 1')
  await fill(dataDir, connection)
  // Those that call our functions are not understood there; the others are plain SQL.
  for (const macro of MACROS) if (!macro.includes('om_')) await connection.run(macro)
  const answers: (PeerAnswer | undefined)[] = []
  for (const { native: sql } of questions) {
    answers.push(sql === undefined ? undefined : await ask(connection, sql))
  }
  instance.closeSync()
  return answers
}

async function ask(connection: DuckDBConnection, sql: string): Promise<PeerAnswer> {
  const spent: number[] = []
  let count = 0
  for (let i = 0; i < TIMES; i++) {
    const started = performance.now()
    const reader = await connection.runAndReadAll(sql)
    spent.push(performance.now() - started)
    count = Number(reader.getRows()[0]?.[0])
  }
  spent.sort((a, b) => a - b)
  return { milliseconds: spent[Math.floor(TIMES / 2)]!, count }
}

interface Row {
  code: string
  lon: number
  lat: number
  use: string | null
  floor: number | null
}

async function fill(dataDir: string, connection: DuckDBConnection): Promise<void> {
  const columns = 'code varchar, x double, y double, "use" varchar, floor integer'
  await connection.run(`create table addresses (${columns})`)
  await connection.run(`create table fire_unit (${columns})`)
  await withServices(dataDir, async ({ db }) => {
    const copy = async (table: string, sql: string) => {
      const appender = await connection.createAppender(table)
      for await (const rows of db.stream<Row>(sql, [], 20_000)) {
        for (const row of rows) append(appender, row)
      }
      appender.closeSync()
    }
    await copy(
      'addresses',
      `select address.code, address.lon, address.lat, coalesce(room.use, building.use) as use, room.floor
       from address
       left join room on room.subdistrict = address.subdistrict and room.code = address.code
       left join building on building.subdistrict = address.subdistrict and building.code = address.code
       where address.code is not null and address.state <> 'retired'`,
    )
    await copy(
      'fire_unit',
      `select code, lon, lat, null::text as use, null::int as floor from layer_item
       where layer = 'FIRE_UNIT' and valid_to is null`,
    )
  })
}

function append(appender: DuckDBAppender, { code, lon, lat, use, floor }: Row): void {
  const { eastingM, northingM } = toGrid4549(lon, lat)
  appender.appendVarchar(code)
  appender.appendDouble(eastingM)
  appender.appendDouble(northingM)
  if (use === null) appender.appendNull()
  else appender.appendVarchar(use)
  if (floor === null) appender.appendNull()
  else appender.appendInteger(floor)
  appender.endRow()
}
