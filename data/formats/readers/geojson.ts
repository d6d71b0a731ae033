import { refuseFile } from '../sources/refuse-file.ts'
import { decodeText, type TextStream } from '../sources/text-stream.ts'
import { readCoordinateName } from './column-names.ts'
import { headText } from './csv-dialect.ts'
import type {
  DeclaredCrs,
  FileFormat,
  FilePart,
  OpenedTable,
  OpenOptions,
  SourceRow,
} from './file-format.ts'
import { refuseMalformed, splitJson } from './json-elements.ts'
import { parseAngle } from './parse-angle.ts'
import { parseJsonExactly } from './parse-json.ts'

/**
 * GeoJSON (RFC 7946) as it is met: collections, single features, bare geometries, arrays of features, arrays of
 * `{ geometry, … }` without a type, one object a line.
 */
export const geoJsonFormat: FileFormat = {
  id: 'geojson',
  name: 'GeoJSON',
  recognises: (part) => /^[[{]/.test(startOf(part)),
  open: async (part, _siblings, options) => openGeoJson(part, options),
}

const BATCH_ROWS = 500

function startOf(part: FilePart): string {
  const text = headText(part.head.subarray(0, 4_096)).trimStart()
  return text.startsWith(RECORD_SEPARATOR) ? text.slice(1) : text
}

function openGeoJson(part: FilePart, options: OpenOptions): OpenedTable {
  const text = decodeText(part.stream(), options.encoding)
  const found: Found = { declared: null, notes: new Map() }
  return {
    rows: () => readRows(text, found),
    declaredCrs: () => found.declared,
    encoding: () => text.encoding,
    notes: () => {
      if (text.undecodable > 0) found.notes.set('undecodable', text.undecodable)
      return found.notes
    },
  }
}

interface Found {
  declared: DeclaredCrs | null
  notes: Map<string, number>
}

async function* readRows(text: TextStream, found: Found): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = []
  let row = 0
  for await (const piece of splitJson(text)) {
    if (piece.text.trim() === '') continue
    const value = parsePiece(piece.text)
    const isRow = piece.kind === 'element' || isRowDocument(value, found)
    if (!isRow) continue
    row++
    batch.push(toRow(value, row))
    if (batch.length >= BATCH_ROWS) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** RFC 8142: GeoJSON text sequences put it in front of each object. */
const RECORD_SEPARATOR = '\u001e'

function parsePiece(text: string): unknown {
  try {
    return parseJsonExactly(text.replace(RECORD_SEPARATOR, ''))
  } catch {
    throw refuseMalformed()
  }
}

const GEOMETRY_TYPES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])

/** A document is itself a row (feature, geometry) or the shell around its features. */
function isRowDocument(value: unknown, found: Found): boolean {
  if (Array.isArray(value)) return false
  if (!isRecord(value)) throw refuseNoMap()
  const type = value.type
  found.declared ??= oldCrsMember(value)
  if (type === 'Topology') throw refuseTopology()
  if ('spatialReference' in value || 'geometryType' in value) throw refuseEsri()
  if (type === 'Feature' || (typeof type === 'string' && GEOMETRY_TYPES.has(type))) return true
  if (Array.isArray(value.features)) return false
  if (isRecord(value.geometry) || !('type' in value)) return true
  throw refuseNoMap()
}

function toRow(value: unknown, row: number): SourceRow {
  if (!isRecord(value)) return { row, geometry: null, properties: {}, problem: 'notAFeature' }
  if (typeof value.type === 'string' && GEOMETRY_TYPES.has(value.type)) {
    return { row, geometry: value, properties: {} }
  }
  const { id } = value
  const properties = isRecord(value.properties) ? value.properties : looseProperties(value)
  if (value.geometry === undefined && value.type === undefined) return tableRow(value, row)
  const known = typeof id === 'string' || typeof id === 'number' ? { id } : {}
  return { row, ...known, geometry: value.geometry ?? null, properties }
}

/** `{ lng, lat, count }`, as heat maps and plain exports have it. */
function tableRow(value: Record<string, unknown>, row: number): SourceRow {
  const named = Object.keys(value).map((key) => ({ key, name: readCoordinateName(key) }))
  const [lon, lat] = (['lon', 'lat'] as const).map((axis) => {
    const key = named.find(({ name }) => name?.axis === axis)?.key
    return key === undefined ? undefined : parseAngle(String(value[key]))
  })
  const hasPosition = lon !== undefined && lat !== undefined
  const geometry = hasPosition ? { type: 'Point', coordinates: [lon, lat] } : null
  return { row, geometry, properties: value }
}

const STRUCTURE = new Set(['type', 'geometry', 'properties', 'bbox', 'id'])

/** `{ geometry, count: 3 }`: what stands beside the geometry are its properties. */
function looseProperties(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !STRUCTURE.has(key)))
}

/** GeoJSON of 2008 named its CRS: `urn:ogc:def:crs:EPSG::2193`, `EPSG:2193`, `…CRS84`. */
function oldCrsMember(value: Record<string, unknown>): DeclaredCrs | null {
  const crs = value.crs
  if (!isRecord(crs) || !isRecord(crs.properties)) return null
  const name = crs.properties.name ?? crs.properties.code
  if (typeof name !== 'string' && typeof name !== 'number') return null
  const label = String(name).slice(0, 200)
  const where = { zh: 'GeoJSON 的 crs 成员', en: 'the GeoJSON’s crs member' }
  if (/CRS84/i.test(label)) return { definition: 'EPSG:4326', label, where }
  const code = /(\d{3,6})$/.exec(label)?.[1]
  return { definition: code ? `EPSG:${code}` : label, label, where }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const refuseNoMap = () =>
  refuseFile(
    'no-features',
    'The JSON holds no features: neither GeoJSON nor a list of objects with a geometry.',
    'JSON 中没有要素：既不是 GeoJSON，也不是带 geometry 的对象列表。',
  )

const refuseTopology = () =>
  refuseFile(
    'format-later',
    'TopoJSON is not read yet; please convert it to GeoJSON.',
    '暂不支持 TopoJSON，请先转换为 GeoJSON。',
  )

const refuseEsri = () =>
  refuseFile(
    'format-later',
    'Esri JSON is not read; please export it as GeoJSON.',
    '不支持 Esri JSON，请导出为 GeoJSON。',
  )
