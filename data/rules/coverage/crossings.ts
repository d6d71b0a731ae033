import { turn } from './turn.ts'

/**
 * How often, and which way, a line crosses the ray from (x, y) to the east: upwards +1, downwards −1. Summed over a closed
 * boundary that has its inside on the left it is 1 inside and 0 outside. The lower end of a segment counts, the upper does
 * not, and a point on a boundary is in exactly one of the faces along it.
 */
export function crossings(line: readonly number[], x: number, y: number): number {
  let sum = 0
  for (let i = 0; i + 3 < line.length; i += 2) {
    sum += crossing(line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!, x, y)
  }
  return sum
}

export function crossing(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  x: number,
  y: number,
): number {
  if (ay <= y) {
    if (by <= y || (ax <= x && bx <= x)) return 0
    return (ax > x && bx > x) || turn(ax, ay, bx, by, x, y) > 0 ? 1 : 0
  }
  if (by > y || (ax <= x && bx <= x)) return 0
  return (ax > x && bx > x) || turn(bx, by, ax, ay, x, y) > 0 ? -1 : 0
}
