import type { LonLat } from '../../contracts/index.ts'

/**
 * Whole numbers of 1e-7° (1.1 cm; RFC 7946 §11.2 asks for no more than 1e-6): what two neighbours share they share to the
 * last bit, and undo gives back the same bytes.
 */
export const UNITS_PER_DEGREE = 1e7

/** [x, y] in units. */
export type UnitPoint = readonly [x: number, y: number]

export const toUnits = ([lon, lat]: LonLat): UnitPoint => [
  Math.round(lon * UNITS_PER_DEGREE),
  Math.round(lat * UNITS_PER_DEGREE),
]

export const toLonLat = (x: number, y: number): LonLat => [
  x / UNITS_PER_DEGREE,
  y / UNITS_PER_DEGREE,
]

export const pointKey = (x: number, y: number): string => `${x},${y}`

/** Points as one flat list of units, repeats left out. */
export function toLine(lonLats: readonly LonLat[]): number[] {
  const line: number[] = []
  for (const lonLat of lonLats) {
    const [x, y] = toUnits(lonLat)
    if (line.length === 0 || line.at(-2) !== x || line.at(-1) !== y) line.push(x, y)
  }
  return line
}

export function toLonLats(line: readonly number[]): LonLat[] {
  const points: LonLat[] = []
  for (let i = 0; i < line.length; i += 2) points.push(toLonLat(line[i]!, line[i + 1]!))
  return points
}

/** The same line, run the other way. */
export function reversed(line: readonly number[]): number[] {
  const back: number[] = []
  for (let i = line.length - 2; i >= 0; i -= 2) back.push(line[i]!, line[i + 1]!)
  return back
}

export interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

export function boxOf(line: readonly number[]): Box {
  const box = emptyBox()
  for (let i = 0; i < line.length; i += 2) growBox(box, line[i]!, line[i + 1]!)
  return box
}

export const emptyBox = (): Box => ({
  minX: Infinity,
  minY: Infinity,
  maxX: -Infinity,
  maxY: -Infinity,
})

export function growBox(box: Box, x: number, y: number): void {
  if (x < box.minX) box.minX = x
  if (x > box.maxX) box.maxX = x
  if (y < box.minY) box.minY = y
  if (y > box.maxY) box.maxY = y
}

export const isInBox = ({ minX, minY, maxX, maxY }: Box, x: number, y: number): boolean =>
  x >= minX && x <= maxX && y >= minY && y <= maxY
