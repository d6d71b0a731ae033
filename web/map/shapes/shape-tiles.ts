import type { DecodedTile } from '../tiles/decode-tile.ts'
import { bytesOf, ENTRY_BYTES, keepWithin } from '../tiles/keep-within.ts'
import { loadTile } from '../tiles/load-tile.ts'
import { type TileAddress, tileKey } from '../tiles/tile-address.ts'
import { tileUrl } from '../tiles/tile-url.ts'
import type { ShapeLayer } from '../tiles/worker-protocol.ts'
import { indexBytes } from './shape-index.ts'

type LayerTile = Pick<ShapeLayer, 'code' | 'version'>

/** Decoded tiles of lines and polygons, kept while they are likely to be drawn again. */
export interface ShapeTiles {
  load(layer: LayerTile, tile: TileAddress, signal: AbortSignal): Promise<DecodedTile | null>
  /** What has been loaded already. */
  peek(layer: LayerTile, tile: TileAddress): DecodedTile | null
}

interface Entry {
  promise: Promise<DecodedTile | null>
  tile: DecodedTile | null
  bytes: number
  usedAt: number
  users: number
  settled: boolean
  controller: AbortController
}

/** Of each worker. */
const KEPT_BYTES = 20_000_000

export function createShapeTiles(): ShapeTiles {
  const entries = new Map<string, Entry>()
  let uses = 0
  const keyOf = (layer: LayerTile, tile: TileAddress) =>
    `${layer.code}@${layer.version}/${tileKey(tile)}`

  const start = (key: string, url: string, tile: TileAddress): Entry => {
    const controller = new AbortController()
    const entry: Entry = {
      promise: loadTile(url, tile, controller.signal).then((decoded) => {
        entry.tile = decoded
        entry.bytes = ENTRY_BYTES + bytesOf(decoded) + indexBytes(decoded)
        entry.settled = true
        forgetOldest(entries)
        return decoded
      }),
      tile: null,
      bytes: 0,
      usedAt: 0,
      users: 0,
      settled: false,
      controller,
    }
    entry.promise.catch(() => entries.delete(key))
    return entry
  }

  return {
    peek: (layer, tile) => entries.get(keyOf(layer, tile))?.tile ?? null,
    async load(layer, tile, signal) {
      const key = keyOf(layer, tile)
      const entry = entries.get(key) ?? start(key, tileUrl(layer.code, layer.version, tile), tile)
      entries.set(key, entry)
      entry.usedAt = ++uses
      entry.users++
      const leave = () => {
        if (--entry.users > 0 || entry.settled) return
        entries.delete(key)
        entry.controller.abort()
      }
      signal.addEventListener('abort', leave, { once: true })
      const tileOrNull = await entry.promise
      signal.removeEventListener('abort', leave)
      return tileOrNull
    },
  }
}

function forgetOldest(entries: Map<string, Entry>) {
  const kept = [...entries].map(([key, { bytes, usedAt, settled }]) => ({
    bytes,
    usedAt,
    isNeeded: !settled,
    forget: () => void entries.delete(key),
  }))
  keepWithin(KEPT_BYTES, kept)
}
