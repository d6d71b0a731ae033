import { refuseFile } from '../sources/refuse-file.ts'
import type { DeclaredCrs, OpenOptions, SourceRow } from './file-format.ts'
import { findPosition, type PositionColumns, readPair } from './find-position.ts'
import { parseAngle } from './parse-angle.ts'
import { countFilled } from './table/cell-hints.ts'
import { uniqueNames } from './table/header-names.ts'
import { findLayout, type TableRow } from './table/layout.ts'
import { parseWkt } from './wkt.ts'

/** How the rows of a table are to be read. */
export interface TablePlan {
  hasHeader: boolean
  headerRows: number
  /** Rows above the header. */
  titles: readonly TableRow[]
  /** Index of the first row of data in the sample. */
  bodyFrom: number
  header: readonly string[]
  /** The cells of the header as they stand. */
  titleCells: readonly string[]
  /** Columns that have a name, or else a value. */
  width: number
  /** null = the cells are all that is asked for. */
  position: PositionColumns | null
  declared: DeclaredCrs | null
}

/** Finds header and position; refuses a table that has no position where one is needed. */
export function planTable(
  sample: readonly TableRow[],
  { positionOptional = false }: OpenOptions = {},
): TablePlan {
  if (sample.length === 0) {
    throw refuseFile('empty', 'The file is empty.', '文件是空的。')
  }
  const layout = findLayout(sample)
  const { headerRows, titles, bodyFrom } = layout
  const hasHeader = headerRows > 0
  const body = sample.slice(bodyFrom)
  const header = uniqueNames(layout.names)
  const titleCells = hasHeader ? (sample[bodyFrom - 1]?.cells ?? []) : []
  const width = countFilled(layout.names) || header.length
  const plan = { hasHeader, headerRows, titles, bodyFrom, header, titleCells, width }
  if (body.length === 0) throw refuseNoPosition(header, 0)
  if (positionOptional) return { ...plan, position: null, declared: null }
  const names = hasHeader ? layout.names.map((name) => name.trim()) : null
  const position = findPosition(
    names,
    body.map(({ cells }) => cells),
  )
  if (!position) throw refuseNoPosition(header, body.length)
  return { ...plan, position, declared: declaredByName(position) }
}

/** The same for records whose names are known; `sample` holds their values in the order of the names. */
export function planNamed(
  names: readonly string[],
  sample: readonly (readonly string[])[],
): TablePlan {
  const position = findPosition(names, sample)
  if (!position) throw refuseNoPosition(names, sample.length)
  return {
    hasHeader: true,
    headerRows: 1,
    titles: [],
    bodyFrom: 0,
    header: names,
    titleCells: names,
    width: names.length,
    position,
    declared: declaredByName(position),
  }
}

export function toSourceRow(plan: TablePlan, record: TableRow, row: number): SourceRow {
  const { position } = plan
  const { cells } = record
  const geometry = position && readGeometry(position, cells)
  const isUsed = (column: number) =>
    position !== null && geometry !== null && isPositionColumn(position, column)
  const nameOf = (column: number) => plan.header[column] ?? `column ${column + 1}`
  const properties: Record<string, unknown> = {}
  for (let i = 0; i < cells.length; i++) {
    const value = cells[i] ?? ''
    if (value !== '' && !isUsed(i)) properties[nameOf(i)] = value
  }
  if (!record.raw) return { row, geometry, properties }
  const raw = Object.fromEntries([...record.raw].map(([column, text]) => [nameOf(column), text]))
  return { row, geometry, properties, raw }
}

function readGeometry(position: PositionColumns, record: readonly string[]): unknown {
  if (position.kind === 'wkt') return parseWkt(record[position.column] ?? '') ?? null
  const [lon, lat] = readLonLat(position, record)
  if (lon === undefined || lat === undefined) return null
  // An empty position written as numbers: nobody's data lies in the Gulf of Guinea.
  if (lon === 0 && lat === 0) return null
  return { type: 'Point', coordinates: [lon, lat] }
}

function readLonLat(
  position: Exclude<PositionColumns, { kind: 'wkt' }>,
  record: readonly string[],
): [number | undefined, number | undefined] {
  if (position.kind === 'lonLat') {
    return [parseAngle(record[position.lon] ?? ''), parseAngle(record[position.lat] ?? '')]
  }
  const [first, second] = readPair(record[position.column] ?? '')
  const pair = position.isLatFirst ? [second, first] : [first, second]
  const [lon, lat] = pair.map((value) => (Number.isFinite(value) ? value : undefined))
  return [lon, lat]
}

function isPositionColumn(position: PositionColumns, column: number): boolean {
  if (position.kind === 'lonLat') return column === position.lon || column === position.lat
  return column === position.column
}

function declaredByName(position: PositionColumns): DeclaredCrs | null {
  if (position.kind !== 'lonLat' || !position.datum) return null
  return {
    definition: position.datum,
    label: position.datum,
    where: { zh: '坐标列的名称', en: 'the names of the coordinate columns' },
  }
}

function refuseNoPosition(header: readonly string[], rowCount: number) {
  if (rowCount === 0) {
    return refuseFile('empty', 'The table has no rows.', '表格没有数据行。')
  }
  const names = header.slice(0, 12).join(', ').slice(0, 200)
  return refuseFile(
    'no-position',
    `The table has no position: no longitude and latitude columns and no WKT among “${names}”.`,
    `表格没有位置：在“${names}”中找不到经度、纬度列，也没有 WKT。`,
  )
}
