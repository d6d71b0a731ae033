import {
  ByteWriter,
  type ColumnSource,
  ParquetWriter,
  schemaFromColumnData,
} from 'hyparquet-writer'
import { encodeWkb } from '../wkb.ts'
import { type FileColumn, type FileTable, slices } from './file-table.ts'
import { CGCS2000_PROJJSON } from './projjson.ts'

const ROWS_OF_A_GROUP = 50_000

/** GeoParquet 1.1: WKB in a column `geometry`; a plain Parquet file where the rows lie nowhere. */
export function* parquetFile(table: FileTable): Generator<Uint8Array> {
  const types = new Set<string>()
  for (let row = 0; table.geometry && row < table.rowCount; row++) {
    const shape = table.geometry(row)
    if (shape) types.add(shape.type)
  }
  const writer = new ByteWriter()
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: sources(table, 0, 0) }),
    kvMetadata: [
      ...(table.geometry ? [{ key: 'geo', value: JSON.stringify(geoMetadata([...types])) }] : []),
      { key: 'onemap', value: JSON.stringify(Object.fromEntries(table.notes)) },
    ],
    createdBy: 'OneMap',
  })
  for (const [from, to] of slices(table.rowCount, ROWS_OF_A_GROUP)) {
    file.write({ columnData: sources(table, from, to) })
    yield new Uint8Array()
  }
  file.finish()
  yield writer.getBytes()
}

function sources(table: FileTable, from: number, to: number): ColumnSource[] {
  const rows = Array.from({ length: to - from }, (_, i) => from + i)
  const columns = table.columns.map((column) => ({
    name: column.name,
    type: TYPES[column.type],
    nullable: true,
    data: rows.map((row) => cell(column, row)),
  }))
  if (!table.geometry) return columns
  const shapes = rows.map((row) => table.geometry?.(row) ?? null)
  const geometry = {
    name: 'geometry',
    type: 'BYTE_ARRAY' as const,
    nullable: true,
    data: shapes.map((shape) => (shape ? encodeWkb(shape) : null)),
  }
  return [...columns, geometry]
}

const TYPES = {
  text: 'STRING',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'TIMESTAMP',
  time: 'TIMESTAMP',
} as const

function cell({ type, value }: FileColumn, row: number) {
  const found = value(row)
  if (found === null || (typeof found === 'number' && Number.isNaN(found))) return null
  return type === 'date' || type === 'time' ? new Date(Number(found)) : found
}

const geoMetadata = (geometryTypes: readonly string[]) => ({
  version: '1.1.0',
  primary_column: 'geometry',
  columns: {
    geometry: { encoding: 'WKB', geometry_types: geometryTypes, crs: CGCS2000_PROJJSON },
  },
})
