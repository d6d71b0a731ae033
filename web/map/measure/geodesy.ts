import type { LonLat } from '../../../data/contracts/index.ts'

/** CGCS2000 (GB 22021-2008): semi-major axis in metres, flattening. WGS 84 differs in the tenth digit. */
const A = 6378137
const F = 1 / 298.257222101
const B = A * (1 - F)
const E2 = F * (2 - F)
const E = Math.sqrt(E2)

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Length of a line on the ellipsoid, metres. */
export function lengthM(line: readonly LonLat[]): number {
  return line.slice(1).reduce((sum, point, i) => sum + distanceM(line[i]!, point), 0)
}

/** Vincenty's inverse formula (Survey Review 1975), good to a millimetre; nearly antipodal points are refused. */
export function distanceM([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  if (lon1 === lon2 && lat1 === lat2) return 0
  const u1 = Math.atan((1 - F) * Math.tan(radians(lat1)))
  const u2 = Math.atan((1 - F) * Math.tan(radians(lat2)))
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  const l = radians(lon2 - lon1)
  let lambda = l
  for (let round = 0; round < 100; round++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)]
    const sinS = Math.hypot(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL)
    const cosS = sin1 * sin2 + cos1 * cos2 * cosL
    const sigma = Math.atan2(sinS, cosS)
    const sinA = (cos1 * cos2 * sinL) / sinS
    const cos2A = 1 - sinA * sinA
    const cosM = cos2A === 0 ? 0 : cosS - (2 * sin1 * sin2) / cos2A
    const c = (F / 16) * cos2A * (4 + F * (4 - 3 * cos2A))
    const inner = cosM + c * cosS * (-1 + 2 * cosM * cosM)
    const next = l + (1 - c) * F * sinA * (sigma + c * sinS * inner)
    if (Math.abs(next - lambda) < 1e-12) return arcM(sigma, sinS, cosS, cosM, cos2A)
    lambda = next
  }
  throw new RangeError('The two points lie on opposite sides of the earth')
}

function arcM(sigma: number, sinS: number, cosS: number, cosM: number, cos2A: number): number {
  const u2 = (cos2A * (A * A - B * B)) / (B * B)
  const a = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
  const inner =
    cosS * (-1 + 2 * cosM * cosM) - (b / 6) * cosM * (-3 + 4 * sinS * sinS) * (-3 + 4 * cosM * cosM)
  return B * a * (sigma - b * sinS * (cosM + (b / 4) * inner))
}

/**
 * Area of a ring in square metres, whichever way round it runs: on the sphere of equal area (authalic), to which
 * latitudes are moved first. Good to 1e-6 for anything of a district's size.
 */
export function areaM2(ring: readonly LonLat[]): number {
  let sum = 0
  for (const [i, [lon1, lat1]] of ring.entries()) {
    const [lon2, lat2] = ring[(i + 1) % ring.length]!
    // Under a short chord sin(latitude) runs straight: the trapezium rule is exact for it.
    sum += radians(lon2 - lon1) * (authalicSine(lat1) + authalicSine(lat2))
  }
  return (Math.abs(sum) / 2) * AUTHALIC_RADIUS_M ** 2
}

const q = (sine: number) => (1 - E2) * (sine / (1 - E2 * sine * sine) + Math.atanh(E * sine) / E)
const Q_POLE = q(1)
const AUTHALIC_RADIUS_M = A * Math.sqrt(Q_POLE / 2)
const authalicSine = (lat: number) => q(Math.sin(radians(lat))) / Q_POLE
