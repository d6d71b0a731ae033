import { decodeHeader, encodeHeader } from './header.ts'
import type { Envelope, FgbHeader } from './types.ts'

/** The header of all tiles of a layer: only the number of features and the envelope differ from tile to tile. */
export interface TileTemplate {
  bytes: Uint8Array
  featuresCountAt: number
  envelopeAt: number
  /** Packs whose columns differ cannot share a tile. */
  signature: string
}

export function tileTemplate(header: FgbHeader): TileTemplate {
  const encoded = encodeHeader({
    name: header.name,
    columns: header.columns.map(({ name, type }) => ({ name, type })),
    crs: header.crs === null ? null : { org: header.crs.org, code: header.crs.code },
    // Packs of one layer may say Polygon here and MultiPolygon there; in a tile each feature says its own.
    geometryType: header.geometryType === 1 ? 1 : 0,
    hasZ: false,
    featuresCount: 0,
    indexNodeSize: 0,
    envelope: [0, 0, 0, 0],
  })
  return { ...encoded, signature: schemaSignature(header) }
}

export const schemaSignature = (header: FgbHeader) =>
  header.columns.map((column) => `${column.name}:${column.type}`).join(' ')

/** A tile with room for `bodyLength` bytes of features after the header; answers where they begin. */
export function openTile(
  template: TileTemplate,
  bodyLength: number,
  featureCount: number,
  envelope: Envelope,
): { bytes: Uint8Array<ArrayBuffer>; bodyAt: number } {
  const bodyAt = template.bytes.length
  const bytes = new Uint8Array(bodyAt + bodyLength)
  bytes.set(template.bytes)
  const view = new DataView(bytes.buffer)
  view.setUint32(template.featuresCountAt, featureCount, true)
  envelope.forEach((value, i) => {
    view.setFloat64(template.envelopeAt + i * 8, value, true)
  })
  return { bytes, bodyAt }
}

/** Number of features a tile says it has. */
export const tileFeatureCount = (tile: Uint8Array) => decodeHeader(tile).featuresCount
