import { toGeoJson } from '../fgb/flat-geometry.ts'
import { type DecodedHeader, decodeHeader, headerByteLength } from '../fgb/header.ts'
import { featuresStart, rawFeature } from '../fgb/reader.ts'
import type { Crs, PropertyValue } from '../fgb/types.ts'
import { type ByteCursor, createByteCursor } from '../sources/byte-cursor.ts'
import { refuseFile } from '../sources/refuse-file.ts'
import type { DeclaredCrs, FileFormat, FilePart, OpenedTable, SourceRow } from './file-format.ts'

/** FlatGeobuf 3, read front to back; its index is stepped over. */
export const flatGeobufFormat: FileFormat = {
  id: 'flatgeobuf',
  name: 'FlatGeobuf',
  recognises: ({ head }) => MAGIC.every((byte, i) => head[i] === byte),
  open: (part) => openFlatGeobuf(part),
}

/** `fgb` 3 `fgb`; the eighth byte is the patch version. */
const MAGIC = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62]
const PREFIX_BYTES = 12
const MAX_HEADER_BYTES = 16 * 2 ** 20
const MAX_FEATURE_BYTES = 256 * 2 ** 20
const BATCH_ROWS = 500

async function openFlatGeobuf(part: FilePart): Promise<OpenedTable> {
  const cursor = createByteCursor(part.stream())
  const header = await readHeader(cursor)
  await cursor.skip(featuresStart(header) - header.byteLength)
  const notes = new Map<string, number>()
  return {
    rows: () => readRows(cursor, header, notes),
    declaredCrs: () => (header.crs ? declared(header.crs) : null),
    encoding: () => null,
    notes: () => notes,
  }
}

async function readHeader(cursor: ByteCursor): Promise<DecodedHeader> {
  const prefix = await cursor.take(PREFIX_BYTES)
  if (prefix.byteLength < PREFIX_BYTES) throw refuseDamaged()
  const length = headerByteLength(prefix)
  if (length > MAX_HEADER_BYTES) throw refuseDamaged()
  const rest = await cursor.take(length - PREFIX_BYTES)
  const bytes = new Uint8Array(PREFIX_BYTES + rest.byteLength)
  bytes.set(prefix)
  bytes.set(rest, PREFIX_BYTES)
  try {
    return decodeHeader(bytes)
  } catch (error) {
    if (error instanceof RangeError) throw refuseDamaged()
    throw error
  }
}

async function* readRows(
  cursor: ByteCursor,
  header: DecodedHeader,
  notes: Map<string, number>,
): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = []
  let row = 0
  while (true) {
    const feature = await takeFeature(cursor)
    if (feature === 'cutOff') notes.set('cutOff', Math.max(1, header.featuresCount - row))
    if (typeof feature === 'string') break
    row++
    batch.push(toRow(feature, header, row))
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  if (row < header.featuresCount) notes.set('cutOff', header.featuresCount - row)
}

async function takeFeature(cursor: ByteCursor): Promise<Uint8Array | 'end' | 'cutOff'> {
  const size = await cursor.take(4)
  if (size.byteLength === 0) return 'end'
  if (size.byteLength < 4) return 'cutOff'
  const length = new DataView(size.buffer, size.byteOffset).getUint32(0, true)
  if (length > MAX_FEATURE_BYTES) return 'cutOff'
  const body = await cursor.take(length)
  if (body.byteLength < length) return 'cutOff'
  const feature = new Uint8Array(4 + length)
  feature.set(size)
  feature.set(body, 4)
  return feature
}

function toRow(bytes: Uint8Array, header: DecodedHeader, row: number): SourceRow {
  const properties: Record<string, unknown> = {}
  try {
    const raw = rawFeature(new DataView(bytes.buffer), 0, bytes.byteLength, header)
    for (const [key, value] of Object.entries(raw.properties())) {
      properties[key === '__proto__' ? 'proto' : key] = plainValue(value)
    }
    const flat = raw.geometry()
    return { row, geometry: flat && toGeoJson(flat), properties }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { row, geometry: null, properties, problem: 'damagedRow' }
  }
}

/** Whole numbers beyond 2^53 stay exact as text; bytes have no meaning on a map. */
function plainValue(value: PropertyValue): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`
  return value
}

function declared(crs: Crs): DeclaredCrs | null {
  const where = { zh: 'FlatGeobuf 文件头', en: 'the FlatGeobuf header' }
  if (crs.code > 0) {
    const code = `${crs.org ?? 'EPSG'}:${crs.code}`
    return { definition: code, label: crs.name ? `${code} ${crs.name}` : code, where }
  }
  return crs.wkt ? { definition: crs.wkt, label: crs.name ?? 'WKT', where } : null
}

const refuseDamaged = () =>
  refuseFile(
    'damaged-flatgeobuf',
    'The FlatGeobuf file is damaged or cut off.',
    'FlatGeobuf 文件已损坏或不完整。',
  )
