import { DuckDBInstance } from '@duckdb/node-api'
import type {
  ColumnDefinition,
  ColumnType,
  DatasetDefinition,
  QuestionCatalogue,
} from '../../../data/contracts/index.ts'
import { datasetOf } from '../../../data/registry/datasets.ts'
import { loadRegistry } from '../../../data/registry/index.ts'
import type { Statement } from '../../../data/rules/question/index.ts'

export type Row = Record<string, string | number | boolean | null | readonly string[]>

/** Metres in EPSG:4549 about which the tiny worlds of questions lie. */
export const ORIGIN = { x: 500_000, y: 3_350_000 }
const DEGREES_A_METRE = 1e-5

const REGISTRY = loadRegistry()

export const CATALOGUE: QuestionCatalogue = {
  dataset: (code) => {
    const layer = REGISTRY.layer(code)
    return layer && datasetOf(layer)
  },
  areaName: (code) => (code === '330199001' ? '清川街道' : undefined),
}

/** Asks questions of tables in native DuckDB, which have the columns that the browser's have. */
export interface QuestionWorld {
  ask(statement: Statement): Promise<Record<string, unknown>[]>
  close(): void
}

/** Rows by code of the layer; what a row does not say is NULL. `east` and `north` are metres from the origin. */
export async function openQuestionWorld(
  rows: Readonly<Record<string, readonly Row[]>>,
): Promise<QuestionWorld> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  for (const macro of MACROS) await connection.run(macro)
  for (const [code, list] of Object.entries(rows)) {
    const dataset = CATALOGUE.dataset(code)!
    const columns = dataset.columns.map(({ name, type }) => `"${name}" ${SQL_TYPES[type]}`)
    await connection.run(`create table "${dataset.name}" (${columns.join(', ')})`)
    for (const row of list) await connection.run(insertSql(dataset, placed(row)))
  }
  return {
    async ask({ sql, params, shapes }) {
      await connection.run('delete from shapes')
      for (const { name, ring } of shapes) {
        const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
        const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
        await connection.run(`insert into shapes values ('${name}', ${box.join(', ')})`)
      }
      const reader = await connection.runAndReadAll(sql, [...params])
      return reader.getRowObjectsJson()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Where something lies so many metres from the origin. */
export const lonLatAt = (east: number, north: number): [number, number] => [
  120 + east * DEGREES_A_METRE,
  30.27 + north * DEGREES_A_METRE,
]

function placed({ east, north, ...row }: Row): Row {
  if (typeof east !== 'number' || typeof north !== 'number') return row
  const [lon, lat] = lonLatAt(east, north)
  return { grid: '', lon, lat, x: ORIGIN.x + east, y: ORIGIN.y + north, ...row }
}

/** Stand-ins for the browser's own functions; drawn shapes are boxes here. */
const MACROS = [
  'create table shapes (name varchar, west double, south double, east double, north double)',
  'create macro shape(wanted) as wanted',
  'create macro ST_Point(lon, lat) as {lon: lon, lat: lat}',
  "create macro ST_Covers(shape, point) as (select point['lon'] between west and east and point['lat'] between south and north from shapes where name = shape)",
  'create macro square(x, y, size) as floor(x / size) * 1000000 + floor(y / size)',
  'create macro square_x(cell, size) as (floor(cell / 1000000) + 0.5) * size',
  'create macro square_y(cell, size) as (cell % 1000000 + 0.5) * size',
  'create macro ST_Area(shape) as shape * 1000000.0',
]

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'varchar',
  category: 'varchar',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  time: 'timestamp',
  list: 'varchar[]',
  shape: 'integer',
}

function insertSql({ name, columns }: DatasetDefinition, row: Row): string {
  const unknown = Object.keys(row).filter((key) => !columns.some((column) => column.name === key))
  if (unknown.length > 0) throw new RangeError(`${name} has no column ${unknown.join()}`)
  return `insert into "${name}" values (${columns.map((column) => literal(column, row)).join(', ')})`
}

function literal({ name }: ColumnDefinition, row: Row): string {
  const grid = String(row.grid ?? '')
  if (name === 'community') return `'${grid.slice(0, 12)}'`
  if (name === 'subdistrict') return `'${grid.slice(0, 9)}'`
  const value = row[name] ?? null
  if (Array.isArray(value)) return `[${value.map((one) => `'${one}'`).join()}]`
  return typeof value === 'string' ? `'${value}'` : String(value)
}
