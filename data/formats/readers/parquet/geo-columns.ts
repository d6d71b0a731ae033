import type { FileMetaData, SchemaTree } from 'hyparquet'
import { definitionOfProjJson } from '../../crs/proj-json.ts'
import type { DeclaredCrs } from '../file-format.ts'

/** A column with geometries, and how they are written. */
export interface GeoColumn {
  name: string
  encoding: 'wkb' | GeoArrowEncoding
  crs: DeclaredCrs | null
  /** Columns that repeat the bounds of each geometry. */
  covering: readonly string[]
}

const GEOARROW = [
  'point',
  'linestring',
  'polygon',
  'multipoint',
  'multilinestring',
  'multipolygon',
] as const
export type GeoArrowEncoding = (typeof GEOARROW)[number]

/** The column of GeoParquet’s `geo` metadata, else the first of Parquet’s own GEOMETRY or GEOGRAPHY type. */
export function findGeoColumn(metadata: FileMetaData, schema: SchemaTree): GeoColumn | undefined {
  return byGeoMetadata(metadata, schema) ?? byLogicalType(metadata, schema)
}

function byGeoMetadata(metadata: FileMetaData, schema: SchemaTree): GeoColumn | undefined {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value
  const geo: unknown = text === undefined ? undefined : JSON.parse(text)
  if (!isRecord(geo) || !isRecord(geo.columns)) return undefined
  const columns = Object.entries(geo.columns)
  const [name, column] = columns.find(([key]) => key === geo.primary_column) ?? columns[0] ?? []
  if (name === undefined || !isRecord(column)) return undefined
  if (!schema.children.some(({ element }) => element.name === name)) return undefined
  const encoding = encodingOf(column.encoding)
  if (!encoding) return undefined
  return { name, encoding, crs: crsOf(column), covering: coveringOf(column) }
}

function encodingOf(stated: unknown): GeoColumn['encoding'] | undefined {
  const plain = String(stated ?? 'WKB').toLowerCase()
  return plain === 'wkb' ? 'wkb' : GEOARROW.find((name) => name === plain.replace('geoarrow.', ''))
}

/** `covering.bbox.xmin` is a path: its first member is the column. */
function coveringOf(column: Record<string, unknown>): string[] {
  const { covering } = column
  const paths = isRecord(covering) && isRecord(covering.bbox) ? Object.values(covering.bbox) : []
  const names = paths.flatMap((path) => (Array.isArray(path) ? [String(path[0])] : []))
  return [...new Set(names)]
}

const GEO_PLACE = { zh: 'GeoParquet 元数据', en: 'the GeoParquet metadata' }

/** GeoParquet 1.1: no `crs` means OGC:CRS84, `null` means that nobody knows. */
function crsOf({ crs }: Record<string, unknown>): DeclaredCrs | null {
  if (crs === undefined) {
    return { definition: 'EPSG:4326', label: 'OGC:CRS84', where: GEO_PLACE }
  }
  return readProjJson(crs)
}

function readProjJson(crs: unknown): DeclaredCrs | null {
  if (typeof crs === 'string') return readCrsText(crs)
  if (!isRecord(crs)) return null
  const id = isRecord(crs.id) ? crs.id : Array.isArray(crs.ids) ? crs.ids.find(isRecord) : undefined
  const label = String(crs.name ?? '').slice(0, 80)
  if (id === undefined) {
    return { definition: definitionOfProjJson(crs) ?? label, label, where: GEO_PLACE }
  }
  const code = `${String(id.authority)}:${String(id.code)}`
  const definition = /crs84/i.test(code) ? 'EPSG:4326' : code
  return { definition, label: `${code} ${label}`.trim(), where: GEO_PLACE }
}

/** Parquet’s own types state `srid:4549`, `EPSG:4549`, PROJJSON, or the key of the metadata that holds it. */
function readCrsText(text: string, metadata?: FileMetaData): DeclaredCrs | null {
  const plain = text.trim()
  if (plain === '' || /^(ogc:)?crs84$/i.test(plain)) {
    return { definition: 'EPSG:4326', label: 'OGC:CRS84', where: GEO_PLACE }
  }
  if (plain.startsWith('{')) return readProjJson(JSON.parse(plain))
  const key = /^projjson:(.+)$/i.exec(plain)?.[1]
  const held = metadata?.key_value_metadata?.find((pair) => pair.key === key)?.value
  if (held?.trim().startsWith('{')) return readProjJson(JSON.parse(held))
  const srid = /^srid:(\d+)$/i.exec(plain)?.[1]
  if (srid === '0') return null
  return { definition: srid ? `EPSG:${srid}` : plain, label: plain.slice(0, 80), where: GEO_PLACE }
}

function byLogicalType(metadata: FileMetaData, schema: SchemaTree): GeoColumn | undefined {
  for (const { element } of schema.children) {
    const type = element.logical_type
    if (type?.type !== 'GEOMETRY' && type?.type !== 'GEOGRAPHY') continue
    const crs = readCrsText(type.crs ?? '', metadata)
    return { name: element.name, encoding: 'wkb', crs, covering: [] }
  }
  return undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
