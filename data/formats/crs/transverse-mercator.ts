/*
 * EPSG:4549: CGCS2000 / 3-degree Gauss-Krüger, central meridian 120° E, false easting 500,000 m, scale 1.
 * Krüger series to n⁴ (Karney 2011, eq. 35): far below a millimetre inside the zone.
 */
const SEMI_MAJOR_M = 6_378_137
const FLATTENING = 1 / 298.257_222_101
const CENTRAL_MERIDIAN = 120
const FALSE_EASTING_M = 500_000

const n = FLATTENING / (2 - FLATTENING)
const rectifyingRadiusM = (SEMI_MAJOR_M / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
const eccentricity = Math.sqrt(FLATTENING * (2 - FLATTENING))
const forward = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49_561 / 161_280) * n ** 4,
]
const backward = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - (1 / 360) * n ** 4,
  (1 / 48) * n ** 2 + (1 / 15) * n ** 3 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161_280) * n ** 4,
]

export interface GridPosition {
  eastingM: number
  northingM: number
}

export function toGrid4549(lon: number, lat: number): GridPosition {
  const phi = radians(lat)
  const lambda = radians(lon - CENTRAL_MERIDIAN)
  const conformal = Math.sinh(
    Math.atanh(Math.sin(phi)) - eccentricity * Math.atanh(eccentricity * Math.sin(phi)),
  )
  const xi = Math.atan2(conformal, Math.cos(lambda))
  const eta = Math.atanh(Math.sin(lambda) / Math.hypot(conformal, 1))
  let northing = xi
  let easting = eta
  forward.forEach((factor, index) => {
    const k = 2 * (index + 1)
    northing += factor * Math.sin(k * xi) * Math.cosh(k * eta)
    easting += factor * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  return {
    eastingM: FALSE_EASTING_M + rectifyingRadiusM * easting,
    northingM: rectifyingRadiusM * northing,
  }
}

export function fromGrid4549({ eastingM, northingM }: GridPosition): [lon: number, lat: number] {
  const xi = northingM / rectifyingRadiusM
  const eta = (eastingM - FALSE_EASTING_M) / rectifyingRadiusM
  let xiSphere = xi
  let etaSphere = eta
  backward.forEach((factor, index) => {
    const k = 2 * (index + 1)
    xiSphere -= factor * Math.sin(k * xi) * Math.cosh(k * eta)
    etaSphere -= factor * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  const lambda = Math.atan2(Math.sinh(etaSphere), Math.cos(xiSphere))
  const conformal = Math.asin(Math.sin(xiSphere) / Math.cosh(etaSphere))
  return [CENTRAL_MERIDIAN + degrees(lambda), degrees(geodeticLatitude(conformal))]
}

/** Fixed point: converges by a factor of e² ≈ 1/150 per round. */
function geodeticLatitude(conformal: number): number {
  const isometric = Math.atanh(Math.sin(conformal))
  let phi = conformal
  for (let round = 0; round < 8; round++) {
    const sine = Math.sin(phi)
    phi = Math.asin(Math.tanh(isometric + eccentricity * Math.atanh(eccentricity * sine)))
  }
  return phi
}

const radians = (value: number) => (value * Math.PI) / 180
const degrees = (value: number) => (value * 180) / Math.PI
