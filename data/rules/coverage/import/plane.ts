import type { LonLat } from '../../../contracts/index.ts'

/** A place in the coordinates of a file: degrees, metres, feet. */
export type Position = readonly [x: number, y: number]

/**
 * Whole numbers for the coordinates of a file, as fine as the file's own: a power of two times the distance from a corner
 * loses no bit, so that gaps are counted that are there, and none that rounding has made.
 */
export interface Plane {
  toPlane(position: Position): Position
  toPosition(x: number, y: number): Position
}

/** Largest whole number that the coordinates may become. */
const BITS = 52

export function createPlane(positions: Iterable<Position>): Plane {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of positions) {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
  }
  const [originX, originY] = [Math.floor(minX), Math.floor(minY)]
  const extent = Math.max(maxX - originX, maxY - originY, 1)
  const scale = 2 ** (BITS - Math.ceil(Math.log2(extent)))
  return {
    toPlane: ([x, y]) => [Math.round((x - originX) * scale), Math.round((y - originY) * scale)],
    toPosition: (x, y) => [x / scale + originX, y / scale + originY],
  }
}

export type ToLonLat = (position: Position) => LonLat
