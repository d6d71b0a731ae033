import type { Bounds } from '../contracts/index.ts'

/**
 * XYZ tiles in Web Mercator. "World" coordinates run from 0 to 1, x eastward from 180° W, y southward from 85.05° N.
 * CGCS2000 and WGS 84 differ by centimetres here and are not told apart.
 */
export const TILE_PIXELS = 512
export const MAX_LATITUDE = 85.0511287798066

export const worldX = (lon: number) => lon / 360 + 0.5

export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI
  return Math.max(0, Math.min(1, y))
}

export const lonOf = (x: number) => (x - 0.5) * 360

export const latOf = (y: number) =>
  (360 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI))) / Math.PI - 90

/** The edge between two tiles is the same number for both, so that half-open tiles share every point out exactly. */
export function tileBounds(z: number, x: number, y: number): Bounds {
  const n = 2 ** z
  return [lonOf(x / n), latOf((y + 1) / n), lonOf((x + 1) / n), latOf(y / n)]
}

export interface TileRange {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/** Tiles of a zoom that meet the bounds. */
export function tilesOf(bounds: Bounds, z: number): TileRange {
  const n = 2 ** z
  const clamp = (value: number) => Math.max(0, Math.min(n - 1, Math.floor(value * n)))
  return {
    minX: clamp(worldX(bounds[0])),
    minY: clamp(worldY(bounds[3])),
    maxX: clamp(worldX(bounds[2])),
    maxY: clamp(worldY(bounds[1])),
  }
}

/** Width of a pixel (of a tile drawn at 512 pixels) in degrees of longitude. */
export const pixelDegrees = (z: number) => 360 / (TILE_PIXELS * 2 ** z)
