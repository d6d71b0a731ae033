import { type Ellipsoid, ellipsoidOf } from './proj-json-ellipsoid.ts'

/**
 * What `findCrs` knows of a CRS in PROJJSON (PROJ's schema v0.7) that names no authority: the EPSG code where its parameters are
 * those of one that is met here, else a PROJ string. `undefined` = neither.
 */
export function definitionOfProjJson(crs: Record<string, unknown>): string | undefined {
  const type = String(crs.type ?? '')
  if (/^(Bound|Compound)CRS$/.test(type)) {
    const [inner] = [
      crs.source_crs,
      ...(Array.isArray(crs.components) ? crs.components : []),
    ].filter(isRecord)
    return inner && definitionOfProjJson(inner)
  }
  if (/^Geo(graphic|detic)CRS$/.test(type)) return geographic(ellipsoidOf(crs))
  const base = isRecord(crs.base_crs) ? ellipsoidOf(crs.base_crs) : undefined
  if (type !== 'ProjectedCRS' || !base || !isRecord(crs.conversion)) return undefined
  return projected(base, crs.conversion)
}

const GEOGRAPHIC = {
  CGCS2000: 'EPSG:4490',
  'WGS 84': 'EPSG:4326',
  'Xian 1980': 'EPSG:4610',
  'Beijing 1954': 'EPSG:4214',
}

function geographic(ellipsoid: Ellipsoid | undefined): string | undefined {
  if (!ellipsoid) return undefined
  const { datum, text } = ellipsoid
  return datum ? GEOGRAPHIC[datum] : `+proj=longlat ${text} +no_defs`
}

function projected(base: Ellipsoid, conversion: Record<string, unknown>): string | undefined {
  const method = isRecord(conversion.method) ? String(conversion.method.name ?? '') : ''
  if (/pseudo[- ]mercator/i.test(method)) return 'EPSG:3857'
  if (!/^transverse mercator$/i.test(method)) return undefined
  const values = parametersOf(conversion)
  const [lat0, lon0, k, x0, y0] = TRANSVERSE.map((name) => values?.get(name))
  if (lat0 === undefined || lon0 === undefined || k === undefined) return undefined
  if (x0 === undefined || y0 === undefined) return undefined
  const known = lat0 === 0 && y0 === 0 ? codeOf(base, { lon0, k, x0 }) : undefined
  return (
    known ??
    `+proj=tmerc +lat_0=${lat0} +lon_0=${lon0} +k=${k} +x_0=${x0} +y_0=${y0} ${base.text} +units=m +no_defs`
  )
}

const TRANSVERSE = [
  'latitude of natural origin',
  'longitude of natural origin',
  'scale factor at natural origin',
  'false easting',
  'false northing',
]

/** First code by central meridian of the 3° and 6° grids, and where the zone stands before the easting. */
const GRIDS: Readonly<Record<string, { byMeridian: [number, number]; byZone: [number, number] }>> =
  {
    CGCS2000: { byMeridian: [4534, 4502], byZone: [4513, 4491] },
    'Xian 1980': { byMeridian: [2370, 2338], byZone: [2349, 2327] },
    'Beijing 1954': { byMeridian: [2422, 21453], byZone: [2401, 21413] },
  }
const FALSE_EASTING_M = 500_000
const ZONE_M = 1_000_000

function codeOf(
  { datum }: Ellipsoid,
  { lon0, k, x0 }: { lon0: number; k: number; x0: number },
): string | undefined {
  const zone6 = (lon0 + 183) / 6
  if (k === 0.9996 && datum === 'WGS 84' && x0 === FALSE_EASTING_M && Number.isInteger(zone6)) {
    return `EPSG:${32_600 + zone6}`
  }
  const grid = datum && k === 1 ? GRIDS[datum] : undefined
  if (!grid) return undefined
  const zone = Math.floor(x0 / ZONE_M)
  if (x0 - zone * ZONE_M !== FALSE_EASTING_M) return undefined
  // 3° zones 25–45 lie at 75–135° E, 6° zones 13–23 at 75–135° E.
  const isThree = zone === 0 ? lon0 % 6 === 0 : lon0 === zone * 3
  if (lon0 < 75 || lon0 > 135 || lon0 % 3 !== 0) return undefined
  if (zone === 0) return `EPSG:${grid.byMeridian[0] + lon0 / 3 - 25}`
  if (isThree) return `EPSG:${grid.byZone[0] + zone - 25}`
  return lon0 === zone * 6 - 3 ? `EPSG:${grid.byZone[1] + zone - 13}` : undefined
}

/** In degrees, metres and plain numbers; `undefined` where one is in something else. */
function parametersOf({ parameters }: Record<string, unknown>): Map<string, number> | undefined {
  const found = new Map<string, number>()
  for (const one of Array.isArray(parameters) ? parameters.filter(isRecord) : []) {
    const { name, value, unit } = one
    const isPlain = unit === undefined || ['degree', 'metre', 'unity'].includes(String(unit))
    if (typeof value !== 'number' || !isPlain) return undefined
    found.set(String(name).toLowerCase(), value)
  }
  return found
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
