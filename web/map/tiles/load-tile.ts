import { type DecodedTile, decodeTile } from './decode-tile.ts'
import { type FetchTileOptions, fetchTile, TileFailure } from './fetch-tile.ts'
import type { TileAddress } from './tile-address.ts'

/** Fetches and decodes; null = an empty tile. Throws `TileFailure` for what cannot be had or read. */
export async function loadTile(
  url: string,
  tile: TileAddress,
  signal: AbortSignal,
  options?: FetchTileOptions,
): Promise<DecodedTile | null> {
  const bytes = await fetchTile(url, signal, options)
  if (!bytes) return null
  try {
    return decodeTile(bytes, tile)
  } catch (error) {
    throw new TileFailure(url, error instanceof Error ? error.message : String(error))
  }
}
