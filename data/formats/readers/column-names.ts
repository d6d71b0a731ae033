/** What the name of a column says about coordinates. */
export interface CoordinateName {
  axis: 'lon' | 'lat'
  /** `x`/`y` may be degrees as well as metres; `lon`/`lat` are degrees. */
  isGeographic: boolean
  /** Datum named in the column's name, e.g. `lng_gcj02`, `百度经度`. */
  datum?: 'GCJ-02' | 'BD-09' | 'EPSG:4326' | 'EPSG:4490'
}

/** Names in the languages that come in: English, Chinese, Japanese, Portuguese, Spanish, German, French. */
const LON = new Set(
  'lon lng long longitude longitud laenge länge geolaenge 经度 經度 経度 东经 lond longi'.split(
    ' ',
  ),
)
const LAT = new Set('lat latitude latitud breite geobreite 纬度 緯度 北纬 latd lati'.split(' '))
const X = new Set(
  'x easting east rechtswert este leste 横坐标 东坐标 x坐标 坐标x xcoord xcoordinate coordx'.split(
    ' ',
  ),
)
const Y = new Set(
  'y northing north hochwert norte 纵坐标 北坐标 y坐标 坐标y ycoord ycoordinate coordy'.split(' '),
)

const DATUM_WORDS: [RegExp, NonNullable<CoordinateName['datum']>][] = [
  [/gcj-?0?2?|火星|高德|gaode|amap|腾讯|tencent|qq/, 'GCJ-02'],
  [/bd-?09(ll)?|百度|baidu|^bd|bd$/, 'BD-09'],
  [/cgcs-?2000|国家2000/, 'EPSG:4490'],
  [/wgs-?(84)?|gps/, 'EPSG:4326'],
]
const FILLERS =
  /point|geo|gps|center|centre|centroid|中心|坐标点?|coord(inate)?s?|decimal|deg(rees)?|dd$|点|stateplane/g

export function readCoordinateName(name: string): CoordinateName | undefined {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-.()[\]【】:/]/g, '')
  const datum = DATUM_WORDS.find(([words]) => words.test(plain))
  const withoutDatum = datum ? plain.replace(datum[0], '') : plain
  for (const candidate of [plain, withoutDatum, withoutDatum.replaceAll(FILLERS, '')]) {
    const axis = axisOf(candidate)
    if (axis) return { ...axis, ...(datum ? { datum: datum[1] } : {}) }
  }
  return undefined
}

/** A single column of `120.1,30.2`. */
export function isPositionName(name: string): boolean {
  return /^(坐标|经纬度|位置坐标|location|coords?|coordinates?|latlng|lnglat|latlon|lonlat|position|geo|geom|point|gps)$/.test(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s_-]/g, ''),
  )
}

function axisOf(plain: string): Pick<CoordinateName, 'axis' | 'isGeographic'> | undefined {
  if (LON.has(plain)) return { axis: 'lon', isGeographic: true }
  if (LAT.has(plain)) return { axis: 'lat', isGeographic: true }
  if (X.has(plain)) return { axis: 'lon', isGeographic: false }
  if (Y.has(plain)) return { axis: 'lat', isGeographic: false }
  return undefined
}
