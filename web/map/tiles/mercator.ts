/** Web Mercator (EPSG:3857) without a map library: workers use it too. */
const HALF_M = 20037508.342789244
export const WORLD_M = 2 * HALF_M

/** Position in the unit square of the world: x east from 180° W, y south from the northern edge. */
export const worldX = (lon: number): number => lon / 360 + 0.5

export function worldY(lat: number): number {
  const sin = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
}

export const lonOf = (x: number): number => (x - 0.5) * 360

export const latOf = (y: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI

export const metresX = (x: number): number => x * WORLD_M - HALF_M
export const metresY = (y: number): number => HALF_M - y * WORLD_M
export const worldXOfMetres = (m: number): number => (m + HALF_M) / WORLD_M
export const worldYOfMetres = (m: number): number => (HALF_M - m) / WORLD_M
