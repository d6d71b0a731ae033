/**
 * Which grid each feature of a pack is in, in pack order, so that a scope smaller than a subdistrict can be cut out of the
 * pack. Layout, little-endian: `OMG1`, uint32 features, uint32 grids, 4 unused bytes, 16 bytes ASCII a grid code (zero-padded), then a
 * uint16 a feature (uint32 where there are more than 65,535 grids).
 */
export interface GridSidecar {
  /** Grid codes; '' = outside the district. */
  grids: readonly string[]
  /** Number of its grid, for each feature in pack order. */
  gridOf: Uint16Array | Uint32Array
}

export function encodeGridSidecar(grids: readonly string[], gridOf: ArrayLike<number>): Uint8Array {
  const wide = grids.length > 65_535
  const start = HEAD_BYTES + grids.length * CODE_BYTES
  const bytes = new Uint8Array(start + gridOf.length * (wide ? 4 : 2))
  const view = new DataView(bytes.buffer)
  bytes.set(MAGIC)
  view.setUint32(4, gridOf.length, true)
  view.setUint32(8, grids.length, true)
  grids.forEach((grid, i) => {
    const at = HEAD_BYTES + i * CODE_BYTES
    new TextEncoder().encodeInto(grid, bytes.subarray(at, at + CODE_BYTES))
  })
  if (wide) new Uint32Array(bytes.buffer, start).set(gridOf)
  else new Uint16Array(bytes.buffer, start).set(gridOf)
  return bytes
}

export function decodeGridSidecar(bytes: Uint8Array): GridSidecar {
  if (bytes.length < HEAD_BYTES || !MAGIC.every((byte, i) => bytes[i] === byte)) {
    throw new RangeError('not a grid sidecar: the first bytes are others')
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(4, true)
  const gridCount = view.getUint32(8, true)
  const grids = Array.from({ length: gridCount }, (_, i) => {
    const at = HEAD_BYTES + i * CODE_BYTES
    const code = bytes.subarray(at, at + CODE_BYTES)
    const end = code.indexOf(0)
    return new TextDecoder().decode(end === -1 ? code : code.subarray(0, end))
  })
  const start = HEAD_BYTES + gridCount * CODE_BYTES
  const wide = gridCount > 65_535
  const rest = bytes.slice(start, start + count * (wide ? 4 : 2))
  const gridOf = wide ? new Uint32Array(rest.buffer) : new Uint16Array(rest.buffer)
  if (gridOf.length !== count) throw new RangeError('the grid sidecar is cut short')
  return { grids, gridOf }
}

const MAGIC = Uint8Array.of(0x4f, 0x4d, 0x47, 0x31)
const HEAD_BYTES = 12 + 4
const CODE_BYTES = 16
