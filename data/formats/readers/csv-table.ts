import { refuseFile } from '../sources/refuse-file.ts'
import type { DeclaredCrs, OpenOptions, SourceRow } from './file-format.ts'
import { findPosition, type PositionColumns, readPair } from './find-position.ts'
import { parseAngle } from './parse-angle.ts'
import { parseWkt } from './wkt.ts'

/** How the columns of a table are to be read. */
export interface CsvTable {
  hasHeader: boolean
  header: readonly string[]
  /** null = the cells are all that is asked for. */
  position: PositionColumns | null
  declared: DeclaredCrs | null
}

/** Finds header and position; refuses a table that has no position where one is needed. */
export function planTable(
  sample: readonly string[][],
  { positionOptional = false }: OpenOptions = {},
): CsvTable {
  const first = sample[0]
  if (!first) {
    throw refuseFile('empty', 'The file is empty.', '文件是空的。')
  }
  const hasHeader = !first.some((cell) => isValue(cell))
  const body = hasHeader ? sample.slice(1) : sample
  const header = uniqueNames(hasHeader ? first : first.map((_, i) => `column ${i + 1}`))
  if (positionOptional) {
    if (body.length === 0) throw refuseNoPosition(header, 0)
    return { hasHeader, header, position: null, declared: null }
  }
  const position = findPosition(hasHeader ? first.map((name) => name.trim()) : null, body)
  if (!position) throw refuseNoPosition(header, body.length)
  return { hasHeader, header, position, declared: declaredByName(position) }
}

export function toSourceRow(table: CsvTable, record: readonly string[], row: number): SourceRow {
  const { position } = table
  const geometry = position && readGeometry(position, record)
  const isUsed = (column: number) =>
    position !== null && geometry !== null && isPositionColumn(position, column)
  const properties: Record<string, unknown> = {}
  for (let i = 0; i < record.length; i++) {
    const value = record[i] ?? ''
    if (value !== '' && !isUsed(i)) properties[table.header[i] ?? `column ${i + 1}`] = value
  }
  return { row, geometry, properties }
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

const isValue = (cell: string) => /^[+-]?\d+([.,]\d+)?$/.test(cell.trim())

/** Empty names are numbered, double ones get a number, and none collides with what objects carry. */
function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.map((raw, i) => {
    const name = raw.trim().slice(0, 60) || `column ${i + 1}`
    let unique = name === '__proto__' ? 'proto' : name
    for (let n = 2; seen.has(unique); n++) unique = `${name} ${n}`
    seen.add(unique)
    return unique
  })
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
