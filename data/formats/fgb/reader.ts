import type { Geometry } from 'geojson'
import { type FlatGeometry, toGeoJson } from './flat-geometry.ts'
import { fieldAt, followReference, vectorField } from './flat-reader.ts'
import { readGeometry } from './geometry-codec.ts'
import { type DecodedHeader, decodeHeader, readColumns } from './header.ts'
import { treeByteLength } from './packed-rtree.ts'
import { eachProperty, readValue } from './properties.ts'
import type { PropertyValue } from './types.ts'

export interface FgbFeature {
  geometry: Geometry | null
  properties: Record<string, PropertyValue>
}

/** Any FlatGeobuf file, ours or another's, feature by feature. Throws `RangeError` where it is damaged. */
export function* readFeatures(bytes: Uint8Array): Generator<FgbFeature> {
  for (const feature of rawFeatures(bytes)) {
    const flat = feature.geometry()
    yield { geometry: flat === null ? null : toGeoJson(flat), properties: feature.properties() }
  }
}

export interface RawFeature {
  /** Position of the size-prefixed feature and its length in bytes. */
  at: number
  byteLength: number
  geometry(): FlatGeometry | null
  properties(): Record<string, PropertyValue>
}

export function* rawFeatures(bytes: Uint8Array): Generator<RawFeature> {
  const header = decodeHeader(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = featuresStart(header)
  while (at < bytes.length) {
    const byteLength = 4 + view.getUint32(at, true)
    if (at + byteLength > bytes.length) throw new RangeError('FlatGeobuf: a feature is cut short')
    yield rawFeature(view, at, byteLength, header)
    at += byteLength
  }
}

export function featuresStart(header: DecodedHeader): number {
  if (header.indexNodeSize === 0 || header.featuresCount === 0) return header.byteLength
  return header.byteLength + treeByteLength(header.featuresCount, header.indexNodeSize)
}

export function rawFeature(
  view: DataView,
  at: number,
  byteLength: number,
  header: DecodedHeader,
): RawFeature {
  const table = followReference(view, at + 4)
  return {
    at,
    byteLength,
    geometry() {
      const slot = fieldAt(view, table, 0)
      if (slot === 0) return null
      const geometry = readGeometry(view, followReference(view, slot), header.geometryType)
      return geometry.xy.length === 0 && geometry.parts === null ? null : geometry
    },
    properties() {
      const own = readColumns(view, table, 2)
      const columns = own.length > 0 ? own : header.columns
      const { at: start, length } = vectorField(view, table, 1, 1)
      const properties: Record<string, PropertyValue> = {}
      eachProperty(view, start, length, columns, (number, valueAt, valueBytes) => {
        const column = columns[number]!
        properties[column.name] = readValue(view, column.type, valueAt, valueBytes)
      })
      return properties
    },
  }
}
