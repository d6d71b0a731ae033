import { parquetSchema } from 'hyparquet'
import { Refusal } from '../../../contracts/index.ts'
import { refuseFile } from '../../sources/refuse-file.ts'
import { decodeWkb } from '../../wkb.ts'
import type { FileFormat, FilePart, OpenedTable, OpenOptions, SourceRow } from '../file-format.ts'
import { openRecords } from '../table/open-records.ts'
import { plainValue } from '../table/plain-value.ts'
import { findGeoColumn, type GeoColumn } from './geo-columns.ts'
import { geoArrowGeometry } from './geoarrow.ts'
import { openParquet, type ParquetFile } from './parquet-file.ts'

/** GeoParquet 1.x and Parquet with geometry types of its own; Parquet without either is read as a table. */
export const geoParquetFormat: FileFormat = {
  id: 'geoparquet',
  name: 'GeoParquet',
  tellsRows: true,
  recognises: ({ head }) => MAGIC.every((byte, i) => head[i] === byte),
  open: (part, _siblings, options) => openGeoParquet(part, options),
}

const MAGIC = new TextEncoder().encode('PAR1')
const WINDOW_ROWS = 20_000
const BATCH_ROWS = 500
const MOST_ROWS = 50_000_000

async function openGeoParquet(part: FilePart, options: OpenOptions): Promise<OpenedTable> {
  const file = await openParquet(part)
  const column = findColumn(file)
  const notes = new Map<string, number>()
  const progress = { rows: 0 }
  const total = countRows(file)
  const rows = readRows(file, column, { notes, progress, total })
  const table = column ? undefined : await openRecords(rows, options)
  return {
    rows: () => table?.rows() ?? rows,
    declaredCrs: () => (table ? table.declaredCrs() : (column?.crs ?? null)),
    encoding: () => null,
    notes: () => notes,
    share: () => Math.min(1, progress.rows / Math.max(1, total)),
  }
}

function findColumn({ metadata }: ParquetFile): GeoColumn | undefined {
  try {
    return findGeoColumn(metadata, parquetSchema(metadata))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuseMetadata()
  }
}

function countRows({ metadata }: ParquetFile): number {
  const total = metadata.row_groups.reduce((sum, { num_rows }) => sum + Number(num_rows), 0)
  if (!(total >= 0 && total <= MOST_ROWS)) throw refuseMetadata()
  return total
}

interface Reading {
  notes: Map<string, number>
  progress: { rows: number }
  total: number
}

async function* readRows(
  file: ParquetFile,
  column: GeoColumn | undefined,
  { notes, progress, total }: Reading,
): AsyncGenerator<SourceRow[]> {
  while (progress.rows < total) {
    const records = await readWindow(file, progress.rows, total).catch((error: unknown) => {
      if (!(error instanceof Refusal) || progress.rows === 0) throw error
      return []
    })
    if (records.length === 0) break
    for (let at = 0; at < records.length; at += BATCH_ROWS) {
      const batch = records.slice(at, at + BATCH_ROWS)
      yield batch.map((record) => toRow(record, column, ++progress.rows))
    }
  }
  if (progress.rows < total) notes.set('cutOff', total - progress.rows)
}

/** Within one row group, so that no two of them are in memory. */
function readWindow(file: ParquetFile, from: number, total: number) {
  let groupEnd = 0
  for (const { num_rows } of file.metadata.row_groups) {
    groupEnd += Number(num_rows)
    if (groupEnd > from) break
  }
  return file.read(from, Math.min(from + WINDOW_ROWS, groupEnd, total))
}

function toRow(
  record: Record<string, unknown>,
  column: GeoColumn | undefined,
  row: number,
): SourceRow {
  const properties: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(record)) {
    if (name === column?.name || column?.covering.includes(name)) continue
    properties[name === '__proto__' ? 'proto' : name] = plainValue(value)
  }
  if (!column) return { row, geometry: null, properties }
  try {
    return { row, geometry: geometryOf(record[column.name], column), properties }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { row, geometry: null, properties, problem: 'malformedGeometry' }
  }
}

function geometryOf(value: unknown, { encoding }: GeoColumn): unknown {
  if (encoding !== 'wkb') return geoArrowGeometry(value, encoding)
  return value instanceof Uint8Array ? decodeWkb(value) : null
}

const refuseMetadata = () =>
  refuseFile(
    'damaged-parquet',
    'The description inside the Parquet file cannot be read.',
    'Parquet 文件内的说明信息无法读取。',
  )
