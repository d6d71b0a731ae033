import type { LonLat } from '../../../contracts/index.ts'

const METRES_A_DEGREE = 111_320

/** East and north of an origin, metres: a plane good to a thousandth within a few kilometres. */
export function groundFrom([lon0, lat0]: LonLat) {
  const shrink = Math.cos((lat0 * Math.PI) / 180)
  return ([lon, lat]: LonLat): readonly [east: number, north: number] => [
    (lon - lon0) * METRES_A_DEGREE * shrink,
    (lat - lat0) * METRES_A_DEGREE,
  ]
}

export const apartM = (a: LonLat, b: LonLat): number => Math.hypot(...groundFrom(a)(b))
