import type { ByteCursor } from '../sources/byte-cursor.ts'
import { refuseFile } from '../sources/refuse-file.ts'
import { groupRings, type Ring } from './group-rings.ts'

/** ESRI Shapefile Technical Description, July 1998. */
export const SHP_FILE_CODE = 9994
const HEADER_BYTES = 100
const RECORD_HEAD_BYTES = 8
const MAX_RECORD_BYTES = 256 * 2 ** 20

/** One record's geometry; `null` for a null shape, `undefined` behind the last record. */
export type ShpRecord = { geometry: unknown; problem?: string } | undefined

export interface ShpReader {
  next(): Promise<ShpRecord>
  /** The file ended inside a record. */
  isCutOff(): boolean
}

export async function openShp(cursor: ByteCursor): Promise<ShpReader> {
  const head = await cursor.take(HEADER_BYTES)
  if (head.byteLength < HEADER_BYTES) throw refuseShp()
  if (viewOf(head).getInt32(0) !== SHP_FILE_CODE) throw refuseShp()
  let cutOff = false
  return {
    isCutOff: () => cutOff,
    async next() {
      const recordHead = await cursor.take(RECORD_HEAD_BYTES)
      if (recordHead.byteLength === 0) return undefined
      const byteLength =
        recordHead.byteLength < RECORD_HEAD_BYTES ? -1 : viewOf(recordHead).getInt32(4) * 2
      if (byteLength < 4 || byteLength > MAX_RECORD_BYTES) {
        cutOff = true
        return undefined
      }
      const content = await cursor.take(byteLength)
      if (content.byteLength < byteLength) {
        cutOff = true
        return undefined
      }
      return readRecord(content)
    },
  }
}

function readRecord(content: Uint8Array): NonNullable<ShpRecord> {
  try {
    return { geometry: readShape(viewOf(content)) }
  } catch (error) {
    if (error instanceof RangeError) return { geometry: null, problem: 'damagedRow' }
    throw error
  }
}

/** The type's last digit is the shape; 10 more mean Z and M, 20 more M. M and Z follow the XY and are left. */
function readShape(view: DataView): unknown {
  const type = view.getInt32(0, true)
  if (type === 0) return null
  switch (type % 10) {
    case 1:
      return { type: 'Point', coordinates: readPoint(view, 4) }
    case 3:
      return { type: 'MultiLineString', coordinates: readParts(view) }
    case 5:
      return { type: 'MultiPolygon', coordinates: groupRings(readParts(view)) }
    case 8:
      return { type: 'MultiPoint', coordinates: readPoints(view, 40, count(view, 36, 16)) }
    default:
      throw new RangeError(`shape type ${type}`)
  }
}

function readParts(view: DataView): Ring[] {
  const partCount = count(view, 36, 4)
  const pointCount = count(view, 40, 16)
  const pointsAt = 44 + partCount * 4
  const starts = Array.from({ length: partCount }, (_, i) => view.getInt32(44 + i * 4, true))
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? pointCount
    if (start < 0 || end < start || end > pointCount) throw new RangeError('part out of range')
    return readPoints(view, pointsAt + start * 16, end - start)
  })
}

/** A count that the record cannot hold is refused before anything is made of it. */
function count(view: DataView, at: number, bytesEach: number): number {
  const value = view.getInt32(at, true)
  if (value < 0 || value * bytesEach > view.byteLength) throw new RangeError('count out of range')
  return value
}

function readPoints(view: DataView, at: number, length: number): Ring {
  const points: Ring = new Array(length)
  for (let i = 0; i < length; i++) points[i] = readPoint(view, at + i * 16)
  return points
}

const readPoint = (view: DataView, at: number): [number, number] => [
  view.getFloat64(at, true),
  view.getFloat64(at + 8, true),
]

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const refuseShp = () =>
  refuseFile(
    'damaged-shapefile',
    'The .shp file is damaged or is no shapefile.',
    '.shp 文件已损坏，或不是 Shapefile。',
  )
