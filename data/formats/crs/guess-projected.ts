import type { Bilingual, LonLat } from '../../contracts/index.ts'
import { resolveCrs, type SourceCrs } from './source-crs.ts'

export interface ProjectedGuess {
  crs: SourceCrs
  /** Northing stands first. */
  isSwapped: boolean
  reason: Bilingual
}

/** Farther from home than this a guess is no better than chance. */
const MAX_DISTANCE_DEG = 12
const MERCATOR_LIMIT_M = 20_037_508.35

/**
 * Metres without a stated CRS: every grid in use that has such numbers is tried both ways round, and the one that
 * lands nearest to home is taken. `undefined` when none lands anywhere near.
 */
export function guessProjected(x: number, y: number, home: LonLat): ProjectedGuess | undefined {
  const tried = [
    ...candidates(x, y, home).map((code) => ({ code, isSwapped: false })),
    ...candidates(y, x, home).map((code) => ({ code, isSwapped: true })),
  ].map(({ code, isSwapped }) => {
    const crs = resolveCrs(`EPSG:${code}`)
    const [lon, lat] = isSwapped ? crs.toLonLat(y, x) : crs.toLonLat(x, y)
    return { crs, isSwapped, distanceDeg: Math.hypot(lon - home[0], lat - home[1]) }
  })
  const near = tried.filter(({ distanceDeg }) => distanceDeg <= MAX_DISTANCE_DEG)
  near.sort((a, b) => a.distanceDeg - b.distanceDeg)
  const best = near[0]
  return best && { crs: best.crs, isSwapped: best.isSwapped, reason: describe(best) }
}

/** Codes of the grids in which an easting and a northing of this size occur. */
function candidates(easting: number, northing: number, home: LonLat): number[] {
  const codes: number[] = []
  if (Math.abs(easting) <= MERCATOR_LIMIT_M && Math.abs(northing) <= MERCATOR_LIMIT_M) {
    codes.push(3857)
  }
  if (northing < 0 || northing > 6_500_000) return codes
  const zone = Math.floor(easting / 1_000_000)
  const within = easting - zone * 1_000_000
  if (within < 100_000 || within > 900_000) return codes
  if (zone >= 25 && zone <= 45) codes.push(4513 + zone - 25)
  if (zone >= 13 && zone <= 23) codes.push(4491 + zone - 13)
  if (zone === 0) codes.push(...unprefixed(home))
  return codes
}

/** Without a zone in the easting only home can tell the meridian: the nearest of each grid. */
function unprefixed([lon]: LonLat): number[] {
  const threeDegree = Math.round(lon / 3)
  const sixDegree = Math.floor(lon / 6) + 1
  const codes = [32601 + Math.floor((lon + 180) / 6)]
  if (threeDegree >= 25 && threeDegree <= 45) codes.unshift(4534 + threeDegree - 25)
  if (sixDegree >= 13 && sixDegree <= 23) codes.push(4502 + sixDegree - 13)
  return codes
}

function describe({ crs, isSwapped }: { crs: SourceCrs; isSwapped: boolean }): Bilingual {
  const order = isSwapped
    ? { zh: '（北坐标在前，已对调）', en: ' (northing first, swapped)' }
    : { zh: '', en: '' }
  return {
    zh: `文件未说明坐标系，数值是米；按 ${crs.label}${order.zh} 换算后落在本区附近，因此采用。如不对，请指定坐标系。`,
    en: `No coordinate system is stated and the numbers are metres; read as ${crs.label}${order.en} they lie near this district, so it was taken. If that is wrong, please state the coordinate system.`,
  }
}
