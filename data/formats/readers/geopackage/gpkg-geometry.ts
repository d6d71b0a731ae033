import { decodeWkb } from '../../wkb.ts'

/** Bytes of the envelope by its code (OGC 12-128r19 §2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64]
const HEAD_BYTES = 8
const EMPTY = 0x10
const EXTENDED = 0x20

/** A geometry out of its GeoPackage wrapping; throws `RangeError` for one that cannot be read. */
export function decodeGpkgGeometry(bytes: Uint8Array): unknown {
  const isWrapped = bytes[0] === 0x47 && bytes[1] === 0x50
  if (!isWrapped || bytes.byteLength < HEAD_BYTES) throw new RangeError('no GeoPackage geometry')
  const flags = bytes[3]!
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7]
  if (envelope === undefined || (flags & EXTENDED) !== 0) {
    throw new RangeError('a GeoPackage geometry of an unknown kind')
  }
  const geometry = decodeWkb(bytes.subarray(HEAD_BYTES + envelope))
  if ((flags & EMPTY) !== 0 && 'coordinates' in geometry) return { ...geometry, coordinates: [] }
  return geometry
}
