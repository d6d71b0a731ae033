/** Web Mercator between the unit square of the world and metres of EPSG:3857; workers use it too. */
export { latOf, lonOf, worldX, worldY } from '../../../data/formats/web-mercator.ts'

const HALF_M = 20037508.342789244
const WORLD_M = 2 * HALF_M

export const metresX = (x: number): number => x * WORLD_M - HALF_M
export const metresY = (y: number): number => HALF_M - y * WORLD_M
export const worldXOfMetres = (m: number): number => (m + HALF_M) / WORLD_M
export const worldYOfMetres = (m: number): number => (HALF_M - m) / WORLD_M
