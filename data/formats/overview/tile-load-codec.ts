import type { TileLoad } from './tile-load.ts'

const HEAD_BYTES = 16
const TILE_BYTES = 16

/**
 * Little-endian: count and bytes of what lies everywhere (float64 each), then for each tile its key (float64), features and
 * bytes (uint32 each).
 */
export function encodeTileLoad({ counts, bytes, everywhere }: TileLoad): Uint8Array {
  const encoded = new DataView(new ArrayBuffer(HEAD_BYTES + counts.size * TILE_BYTES))
  encoded.setFloat64(0, everywhere.count, true)
  encoded.setFloat64(8, everywhere.bytes, true)
  let at = HEAD_BYTES
  for (const [tile, count] of counts) {
    encoded.setFloat64(at, tile, true)
    encoded.setUint32(at + 8, count, true)
    encoded.setUint32(at + 12, bytes.get(tile)!, true)
    at += TILE_BYTES
  }
  return new Uint8Array(encoded.buffer)
}

export function decodeTileLoad(encoded: Uint8Array): TileLoad {
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength)
  const everywhere = { count: view.getFloat64(0, true), bytes: view.getFloat64(8, true) }
  const load: TileLoad = { counts: new Map(), bytes: new Map(), everywhere }
  for (let at = HEAD_BYTES; at < encoded.byteLength; at += TILE_BYTES) {
    const tile = view.getFloat64(at, true)
    load.counts.set(tile, view.getUint32(at + 8, true))
    load.bytes.set(tile, view.getUint32(at + 12, true))
  }
  return load
}
