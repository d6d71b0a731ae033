/**
 * PROJ definitions of the EPSG codes that are met here, easting (longitude) first. Datums whose shift to CGCS2000 is
 * not public (Beijing 1954, Xian 1980) have none: the positions are then good to about a hundred metres.
 */
export function definitionOf(epsg: number): string | undefined {
  return SINGLE[epsg] ?? gaussKruger(epsg) ?? utm(epsg)
}

/** Names of the families, for the reasons given to people. */
export function nameOf(epsg: number): string {
  const family = GAUSS_KRUGER.find(({ first, last }) => epsg >= first && epsg <= last)
  if (family) return `${family.name} ${zoneName(family, epsg)}`
  const zone = UTM.find(({ first, last }) => epsg >= first && epsg <= last)
  if (zone) return `${zone.name} ${epsg - zone.first + zone.zone}${zone.south ? 'S' : 'N'}`
  return NAMES[epsg] ?? `EPSG:${epsg}`
}

/** Datums whose definition lacks the shift to CGCS2000. */
export const isWithoutShift = (epsg: number) =>
  epsg === 4610 ||
  epsg === 4214 ||
  GAUSS_KRUGER.some((f) => f.datum !== 'CGCS2000' && epsg >= f.first && epsg <= f.last)

const KRASSOWSKY = '+ellps=krass'
const IAG_1975 = '+a=6378140 +rf=298.257'

const NAMES: Record<number, string> = {
  4326: 'WGS 84',
  4490: 'CGCS2000',
  4610: 'Xian 1980',
  4214: 'Beijing 1954',
  4269: 'NAD83',
  3857: 'Web Mercator',
  2193: 'NZGD2000 / New Zealand Transverse Mercator',
  2263: 'NAD83 / New York Long Island (US feet)',
  27700: 'OSGB36 / British National Grid',
}

const LON_LAT = '+proj=longlat +ellps=GRS80 +no_defs'
const WEB_MERCATOR =
  '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs'

const SINGLE: Record<number, string> = {
  4326: '+proj=longlat +datum=WGS84 +no_defs',
  4490: LON_LAT,
  4258: LON_LAT,
  4269: LON_LAT,
  4283: LON_LAT,
  4167: LON_LAT,
  4617: LON_LAT,
  4674: LON_LAT,
  4612: LON_LAT,
  6668: LON_LAT,
  4737: LON_LAT,
  7844: LON_LAT,
  4610: `+proj=longlat ${IAG_1975} +no_defs`,
  4214: `+proj=longlat ${KRASSOWSKY} +no_defs`,
  3857: WEB_MERCATOR,
  900913: WEB_MERCATOR,
  102100: WEB_MERCATOR,
  102113: WEB_MERCATOR,
  3395: '+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs',
  2193: '+proj=tmerc +lat_0=0 +lon_0=173 +k=0.9996 +x_0=1600000 +y_0=10000000 +ellps=GRS80 +units=m +no_defs',
  2263: '+proj=lcc +lat_0=40.1666666666667 +lon_0=-74 +lat_1=41.0333333333333 +lat_2=40.6666666666667 +x_0=300000.0000000001 +y_0=0 +ellps=GRS80 +units=us-ft +no_defs',
  27700:
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
  2154: '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs',
  3035: '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m +no_defs',
  2326: '+proj=tmerc +lat_0=22.3121333333333 +lon_0=114.178555555556 +k=1 +x_0=836694.05 +y_0=819069.8 +ellps=intl +towgs84=-162.619,-276.959,-161.764,-0.067753,2.243648,1.158828,-1.094246 +units=m +no_defs',
  3826: '+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 +ellps=GRS80 +units=m +no_defs',
  5179: '+proj=tmerc +lat_0=38 +lon_0=127.5 +k=0.9996 +x_0=1000000 +y_0=2000000 +ellps=GRS80 +units=m +no_defs',
  5186: '+proj=tmerc +lat_0=38 +lon_0=127 +k=1 +x_0=200000 +y_0=600000 +ellps=GRS80 +units=m +no_defs',
  31982: '+proj=utm +zone=22 +south +ellps=GRS80 +units=m +no_defs',
  31983: '+proj=utm +zone=23 +south +ellps=GRS80 +units=m +no_defs',
}

interface GaussKrugerFamily {
  name: string
  datum: 'CGCS2000' | 'Xian 1980' | 'Beijing 1954'
  first: number
  last: number
  /** Zone of the first code. */
  zone: number
  widthDeg: 3 | 6
  /** The easting begins with the zone's number. */
  prefixed: boolean
}

const family = (
  datum: GaussKrugerFamily['datum'],
  widthDeg: 3 | 6,
  prefixed: boolean,
  first: number,
): GaussKrugerFamily => {
  const [zone, count] = widthDeg === 3 ? [25, 21] : [13, 11]
  const name = `${datum} / ${widthDeg}° Gauss-Krüger`
  return { name, datum, first, last: first + count - 1, zone, widthDeg, prefixed }
}

const GAUSS_KRUGER: readonly GaussKrugerFamily[] = [
  family('CGCS2000', 6, true, 4491),
  family('CGCS2000', 6, false, 4502),
  family('CGCS2000', 3, true, 4513),
  family('CGCS2000', 3, false, 4534),
  family('Xian 1980', 6, true, 2327),
  family('Xian 1980', 6, false, 2338),
  family('Xian 1980', 3, true, 2349),
  family('Xian 1980', 3, false, 2370),
  family('Beijing 1954', 3, true, 2401),
  family('Beijing 1954', 3, false, 2422),
  family('Beijing 1954', 6, true, 21413),
  family('Beijing 1954', 6, false, 21453),
]

const ELLIPSOIDS = {
  CGCS2000: '+ellps=GRS80',
  'Xian 1980': IAG_1975,
  'Beijing 1954': KRASSOWSKY,
} as const

function gaussKruger(epsg: number): string | undefined {
  const found = GAUSS_KRUGER.find(({ first, last }) => epsg >= first && epsg <= last)
  if (!found) return undefined
  const { meridian, zone } = zoneOf(found, epsg)
  const easting = (found.prefixed ? zone * 1_000_000 : 0) + 500_000
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 ${ELLIPSOIDS[found.datum]} +units=m +no_defs`
}

function zoneOf({ first, zone, widthDeg }: GaussKrugerFamily, epsg: number) {
  const number = zone + epsg - first
  return { zone: number, meridian: widthDeg === 3 ? number * 3 : number * 6 - 3 }
}

function zoneName(found: GaussKrugerFamily, epsg: number): string {
  const { zone, meridian } = zoneOf(found, epsg)
  return found.prefixed ? `zone ${zone}` : `CM ${meridian}E`
}

const utmFamily = (name: string, first: number, zone: number, count: number, south = false) => ({
  name,
  first,
  last: first + count - 1,
  zone,
  south,
})

const UTM = [
  utmFamily('WGS 84 / UTM zone', 32601, 1, 60),
  utmFamily('WGS 84 / UTM zone', 32701, 1, 60, true),
  utmFamily('NAD83 / UTM zone', 26901, 1, 23),
  utmFamily('ETRS89 / UTM zone', 25828, 28, 11),
] as const

function utm(epsg: number): string | undefined {
  const found = UTM.find(({ first, last }) => epsg >= first && epsg <= last)
  if (!found) return undefined
  const zone = epsg - found.first + found.zone
  const ellipsoid = found.first > 32_000 ? '+datum=WGS84' : '+ellps=GRS80'
  return `+proj=utm +zone=${zone}${found.south ? ' +south' : ''} ${ellipsoid} +units=m +no_defs`
}
