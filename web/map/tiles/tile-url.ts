import type { TileAddress } from './tile-address.ts'

export function tileUrl(layer: string, version: string, { z, x, y }: TileAddress): string {
  return `/tiles/${encodeURIComponent(layer)}/${z}/${x}/${y}.fgb?v=${encodeURIComponent(version)}`
}
