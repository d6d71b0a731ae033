import proj4 from 'proj4'
import type { LonLat } from '../../contracts/index.ts'
import { refuseFile } from '../sources/refuse-file.ts'
import { bd09ToWgs84, gcj02ToWgs84 } from './datums.ts'
import { definitionOf, isWithoutShift, nameOf } from './definitions.ts'

/** How source coordinates become lon-lat, CGCS2000 (the same as WGS 84 to within half a metre). */
export interface SourceCrs {
  /** What it is called, e.g. `EPSG:2263` or `GCJ-02`. */
  code: string
  label: string
  /** Degrees, not metres or feet. */
  isGeographic: boolean
  /** Shift to CGCS2000 not known: positions may be off by about 100 m. */
  isCoarse: boolean
  /** The numbers are lon-lat already: nothing to compute. */
  isIdentity: boolean
  toLonLat(x: number, y: number): LonLat
}

/** Resolves `EPSG:…`, `GCJ-02`, `BD-09`, WKT or a PROJ string; refuses what it does not know. */
export function resolveCrs(definition: string): SourceCrs {
  const found = findCrs(definition)
  if (found) return found
  throw refuseFile(
    'unknown-crs',
    `The coordinate system “${definition.slice(0, 60)}” is not known; please state one, e.g. EPSG:4549, GCJ-02 or BD-09.`,
    `不认识坐标系“${definition.slice(0, 60)}”，请指定一个，例如 EPSG:4549、GCJ-02 或 BD-09。`,
  )
}

export function findCrs(definition: string): SourceCrs | undefined {
  const plain = definition.trim()
  const short = plain.toUpperCase().replaceAll(/[\s_-]/g, '')
  if (/^(GCJ0?2|火星坐标系?)$/.test(short)) return shifted('GCJ-02', gcj02ToWgs84)
  if (/^(BD0?9(LL)?|百度坐标系?)$/.test(short)) return shifted('BD-09', bd09ToWgs84)
  if (/^(WGS84|(OGC:?)?CRS84)$/.test(short)) return byCode(4326)
  if (short === 'CGCS2000') return byCode(4490)
  const epsg = /^(?:EPSG|ESRI)?:{0,2}(\d{3,6})$/.exec(short)?.[1]
  if (epsg) return byCode(Number(epsg))
  return /^\s*\w+\s*\[/.test(plain) ? byWkt(plain) : byProj(plain)
}

function byCode(epsg: number): SourceCrs | undefined {
  const definition = definitionOf(epsg)
  if (!definition) return undefined
  const code = `EPSG:${epsg}`
  return create(code, `${nameOf(epsg)} (${code})`, definition, isWithoutShift(epsg))
}

/** The authority's code counts where it is one of ours: the same CRS then has the same definition everywhere. */
function byWkt(wkt: string): SourceCrs | undefined {
  const name = /^\s*\w+\s*\[\s*"([^"]{1,200})"/.exec(wkt)?.[1] ?? 'WKT'
  const code = outerAuthority(wkt) ?? codeOfEsriName(name)
  const known = code === undefined ? undefined : byCode(code)
  if (known) return known
  try {
    return create(code ? `EPSG:${code}` : name, name, wkt, /beijing|xian|krass/i.test(wkt))
  } catch {
    // proj4 throws strings and errors of its own for what it cannot read: to the caller that is one thing.
    return undefined
  }
}

/** `AUTHORITY["EPSG","2263"]` or `ID["EPSG",2263]` as the last member of the outermost bracket. */
function outerAuthority(wkt: string): number | undefined {
  const match = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(wkt)
  return match ? Number(match[1]) : undefined
}

const ESRI_DATUMS: readonly [RegExp, number][] = [
  [/^(GCS_)?(WGS_?1984|WGS ?84)$/i, 4326],
  [/^(GCS_)?(China_Geodetic_Coordinate_System_2000|CGCS_?2000)$/i, 4490],
  [/^(GCS_North_American_1983|NAD ?83)$/i, 4269],
  [/^(GCS_)?Xian_1980$/i, 4610],
  [/^(GCS_)?Beijing_1954$/i, 4214],
  [/^WGS_1984_Web_Mercator(_Auxiliary_Sphere)?$/i, 3857],
  [/^NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet$/i, 2263],
]

/** ESRI's names of the Chinese grids: `CGCS2000_3_Degree_GK_CM_120E`, `CGCS2000_3_Degree_GK_Zone_40`. */
function codeOfEsriName(name: string): number | undefined {
  const single = ESRI_DATUMS.find(([form]) => form.test(name))
  if (single) return single[1]
  const grid =
    /^(CGCS2000|Xian_1980|Beijing_1954)_(?:(3)_Degree_)?GK_(?:(CM)_(\d+)E|Zone_(\d+)N?)$/i.exec(
      name,
    )
  if (!grid) return undefined
  const firstCodes = GRIDS[`${grid[1]}/${grid[2] ?? 6}`.toLowerCase()]
  if (!firstCodes) return undefined
  const isThree = grid[2] === '3'
  if (grid[5]) return firstCodes[0] + Number(grid[5]) - (isThree ? 25 : 13)
  const meridian = Number(grid[4])
  return firstCodes[1] + (isThree ? meridian / 3 - 25 : (meridian + 3) / 6 - 13)
}

/** [first code with zone prefix, first code by central meridian]. */
const GRIDS: Record<string, [number, number]> = {
  'cgcs2000/3': [4513, 4534],
  'cgcs2000/6': [4491, 4502],
  'xian_1980/3': [2349, 2370],
  'xian_1980/6': [2327, 2338],
  'beijing_1954/3': [2401, 2422],
  'beijing_1954/6': [21413, 21453],
}

function byProj(text: string): SourceCrs | undefined {
  if (!/^\+proj=\w+/.test(text)) return undefined
  try {
    return create(text.slice(0, 80), text.slice(0, 80), text, false)
  } catch {
    return undefined
  }
}

function create(code: string, label: string, definition: string, isCoarse: boolean): SourceCrs {
  const converter = proj4(definition)
  const isGeographic = /^\+proj=longlat|^\s*GEOG/i.test(definition)
  // Without a known shift, going through the ellipsoid would move positions by a made-up amount.
  const isIdentity = isGeographic && !/towgs84|primem\s*\[\s*"(?!greenwich)/i.test(definition)
  return {
    code,
    label,
    isGeographic,
    isCoarse,
    isIdentity,
    toLonLat(x, y) {
      if (isIdentity) return [x, y]
      const [lon, lat] = converter.inverse([x, y])
      return [lon, lat]
    },
  }
}

function shifted(code: string, toLonLat: (lonLat: LonLat) => LonLat): SourceCrs {
  return {
    code,
    label: code,
    isGeographic: true,
    isCoarse: false,
    isIdentity: false,
    toLonLat: (x, y) => toLonLat([x, y]),
  }
}
