import { UNITS_PER_DEGREE } from './units.ts'

/** CGCS2000 (GB 22021-2008). */
const A = 6378137
const F = 1 / 298.257222101
const E2 = F * (2 - F)
const E = Math.sqrt(E2)

/**
 * Part of the area on the left of a line, square metres: summed round a face it is the face's area on the ellipsoid (by the
 * authalic sphere, on which a degree of longitude times the sine of latitude is area). The same line run backwards is
 * exactly the negative, so that areas of cells add up to the area of the whole; and a vertex more on a straight stretch
 * makes no difference.
 */
export function areaPartM2(line: readonly number[]): number {
  if (line.length < 4) return 0
  let sum = 0
  let y = line[1]!
  let q = authalicQ(y)
  for (let i = 0; i + 3 < line.length; i += 2) {
    const nextY = line[i + 3]!
    const nextQ = authalicQ(nextY)
    // Between its ends q is no straight line: by Simpson's rule it is out by less than 1e-16 for a kilometre.
    const mean =
      Math.abs(nextY - y) < SHORT_UNITS
        ? (q + nextQ) / 2
        : (q + 4 * authalicQ((y + nextY) / 2) + nextQ) / 6
    sum -= (line[i + 2]! - line[i]!) * mean
    y = nextY
    q = nextQ
  }
  return sum * SQUARE_METRES
}

/** 11 m: here the straight line is out by 3e-13. */
const SHORT_UNITS = 1000

const RADIANS_PER_UNIT = Math.PI / 180 / UNITS_PER_DEGREE
const SQUARE_METRES = (RADIANS_PER_UNIT * A * A) / 2

/** Snyder, Map Projections (USGS PP 1395), 3-12. */
function authalicQ(y: number): number {
  const s = Math.sin(y * RADIANS_PER_UNIT)
  return (1 - E2) * (s / (1 - E2 * s * s) + Math.atanh(E * s) / E)
}

/** Good to 1e-6 for segments of a few hundred metres. */
export function lengthM(line: readonly number[]): number {
  let sum = 0
  for (let i = 0; i + 3 < line.length; i += 2) {
    const phi = ((line[i + 1]! + line[i + 3]!) / 2) * RADIANS_PER_UNIT
    const s = Math.sin(phi)
    const w2 = 1 - E2 * s * s
    const north = ((line[i + 3]! - line[i + 1]!) * RADIANS_PER_UNIT * A * (1 - E2)) / w2 ** 1.5
    const east = ((line[i + 2]! - line[i]!) * RADIANS_PER_UNIT * A * Math.cos(phi)) / Math.sqrt(w2)
    sum += Math.hypot(north, east)
  }
  return sum
}

/** Polsby–Popper: 1 for a circle, π/4 for a square, towards 0 for a ribbon. */
export const compactness = (areaM2: number, perimeterM: number): number =>
  perimeterM === 0 ? 0 : Math.min(1, (4 * Math.PI * areaM2) / perimeterM ** 2)
