import type { Geometry } from 'geojson'
import type { AreaLevel } from '../../../data/contracts/index.ts'
import { parseWkt, WKT_START } from '../../../data/formats/readers/wkt.ts'
import type { QueryResult, ResultColumn } from '../../query/index.ts'
import { engine } from '../engine.ts'
import type { SqlAnswer } from './sql-state.ts'

/** What of a result can be shown on the map. */
export type SqlDrawing =
  | { kind: 'points'; lons: Float64Array; lats: Float64Array; codes: ResultColumn | null }
  | { kind: 'areas'; level: AreaLevel; values: ReadonlyMap<string, number> }
  | { kind: 'shapes'; shapes: readonly Geometry[]; isCut: boolean }

/** More than these would only cover each other. */
const MOST_SHAPES = 5_000

/**
 * By what the result brings itself: lon and lat, WKT, a `shape`; else by what its codes stand for: things of the tables it was
 * made of, grids, communities, subdistricts. null = there is no place in it.
 */
export async function drawingOf(answer: SqlAnswer): Promise<SqlDrawing | null> {
  const { result } = answer
  return (
    pointsOf(result) ??
    shapesOf(result, wktColumn(result)) ??
    (await byHandle(answer)) ??
    (await byCode(answer)) ??
    areasOf(result)
  )
}

function pointsOf(result: QueryResult): SqlDrawing | null {
  const [lon, lat] = [result.column('lon'), result.column('lat')]
  if (lon?.type !== 'number' || lat?.type !== 'number') return null
  return {
    kind: 'points',
    lons: lon.numbers(),
    lats: lat.numbers(),
    codes: result.column('code') ?? null,
  }
}

function wktColumn({ columns, rowCount }: QueryResult): ResultColumn | undefined {
  return columns.find((column) => {
    if (column.type !== 'text') return false
    const first = firstOf(column, rowCount)
    return typeof first === 'string' && WKT_START.test(first)
  })
}

function shapesOf(result: QueryResult, column: ResultColumn | undefined): SqlDrawing | null {
  if (!column) return null
  const count = Math.min(result.rowCount, MOST_SHAPES)
  const shapes = Array.from({ length: count }, (_, row) => {
    const text = column.value(row)
    return typeof text === 'string' ? (parseWkt(text) as Geometry | undefined) : undefined
  }).filter((shape) => shape !== undefined)
  return { kind: 'shapes', shapes, isCut: result.rowCount > count }
}

/** Numbers in a column `shape` mean nothing outside of the engine. */
async function byHandle({ sql, result }: SqlAnswer): Promise<SqlDrawing | null> {
  if (result.column('shape')?.type !== 'number') return null
  const found = await again(`select ST_AsText(shape) as wkt from (${bare(sql)})`)
  return found && shapesOf(found, found.column('wkt'))
}

/** Codes of things, looked up in the tables that the statement names. */
async function byCode({ sql, result, tables }: SqlAnswer): Promise<SqlDrawing | null> {
  if (result.column('code')?.type !== 'text' || tables.length === 0) return null
  const places = tables.map((table) => `select code, lon, lat from "${table}"`).join(' union all ')
  const found = await again(
    `select asked.code as code, any_value(place.lon) as lon, any_value(place.lat) as lat
     from (${bare(sql)}) as asked join (${places}) as place on place.code = asked.code
     group by 1`,
  )
  return found && found.rowCount > 0 ? pointsOf(found) : null
}

const LEVELS: Readonly<Record<number, AreaLevel>> = {
  15: 'grid',
  12: 'community',
  9: 'subdistrict',
}

function areasOf({ columns, rowCount }: QueryResult): SqlDrawing | null {
  for (const column of columns) {
    const first = column.type === 'text' ? firstOf(column, rowCount) : null
    const level = typeof first === 'string' && /^\d+$/.test(first) ? LEVELS[first.length] : null
    if (!level) continue
    const numbers = columns.find(({ type }) => type === 'number')?.numbers()
    const values = new Map<string, number>()
    for (let row = 0; row < rowCount; row++) {
      const code = column.value(row)
      if (typeof code !== 'string') continue
      values.set(code, (values.get(code) ?? 0) + (numbers?.[row] ?? 1))
    }
    return { kind: 'areas', level, values }
  }
  return null
}

function firstOf(column: ResultColumn, rowCount: number) {
  for (let row = 0; row < Math.min(rowCount, 100); row++) {
    const value = column.value(row)
    if (value !== null) return value
  }
  return null
}

/** What can be run but not be put into parentheses (`describe …`) has no places. */
async function again(sql: string): Promise<QueryResult | null> {
  const opened = await engine()
  return opened.run(sql).catch((error: Error) => {
    if (error.name === 'QueryError') return null
    throw error
  })
}

/** Without what may stand at the end of a statement, but not within one. */
export const bare = (sql: string): string => `${sql.trim().replace(/;\s*$/, '')}\n`
