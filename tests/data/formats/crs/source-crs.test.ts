import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findCrs, resolveCrs } from '../../../../data/formats/crs/source-crs.ts'

const SHARED = new URL('../../../../../shared/data/crs/', import.meta.url)
const hasShared = existsSync(SHARED)
const readShared = (name: string) => JSON.parse(readFileSync(new URL(name, SHARED), 'utf8'))

const METRES_A_DEGREE = 111_320

/** 泉州 in the grids of China, computed with PROJ 9.5.1. */
test.each([
  ['EPSG:4549', 365710.0876, 2753089.8012],
  ['EPSG:4528', 40365710.0876, 2753089.8012],
  ['EPSG:4508', 1276679.2369, 2774394.7737],
  ['EPSG:2385', 365710.0244, 2753091.0836],
  ['EPSG:2364', 40365710.0244, 2753091.0836],
  ['EPSG:2437', 365707.8251, 2753138.8348],
])('turns %s into degrees', (code, x, y) => {
  const [lon, lat] = resolveCrs(code).toLonLat(x, y)
  expect(Math.hypot(lon - 118.6711365, lat - 24.8770487) * METRES_A_DEGREE).toBeLessThan(0.001)
})

test.each([
  ['CGCS2000_3_Degree_GK_CM_120E', 'EPSG:4549'],
  ['CGCS2000_3_Degree_GK_Zone_40', 'EPSG:4528'],
  ['CGCS2000_GK_CM_111E', 'EPSG:4508'],
  ['Xian_1980_3_Degree_GK_CM_120E', 'EPSG:2385'],
  ['Xian_1980_3_Degree_GK_Zone_40', 'EPSG:2364'],
  ['Beijing_1954_3_Degree_GK_CM_120E', 'EPSG:2437'],
  ['GCS_China_Geodetic_Coordinate_System_2000', 'EPSG:4490'],
  ['NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet', 'EPSG:2263'],
])('knows a .prj by the name %s', (name, code) => {
  expect(findCrs(`PROJCS["${name}",GEOGCS["x"]]`)?.code).toBe(code)
})

test('goes by the authority of the outermost bracket', () => {
  const wkt =
    'PROJCS["Somewhere",GEOGCS["WGS 84",AUTHORITY["EPSG","4326"]],UNIT["metre",1],AUTHORITY["EPSG","32651"]]'
  expect(findCrs(wkt)?.code).toBe('EPSG:32651')
})

test.each(['GCJ-02', 'gcj02', 'BD-09', 'bd09', 'WGS84', 'CGCS2000', '4549', 'epsg:4549'])(
  'knows %s by its name',
  (name) => {
    expect(findCrs(name)).toBeDefined()
  },
)

test('refuses a CRS that nobody has defined', () => {
  expect(() => resolveCrs('EPSG:99999')).toThrow('“EPSG:99999” is not known')
  expect(() => resolveCrs('somewhere')).toThrow('please state one')
})

test('says where the shift to CGCS2000 is not public', () => {
  expect(resolveCrs('EPSG:2437').isCoarse).toBe(true)
  expect(resolveCrs('EPSG:4549').isCoarse).toBe(false)
})

test.skipIf(!hasShared)(
  'agrees with PROJ on 272 points in Chinese grids (needs ../shared/data)',
  () => {
    const { cases } = readShared('china-projected-reference.json')
    const errors = cases.map(
      (one: Record<'to', string> & Record<'lon' | 'lat' | 'x_east' | 'y_north', number>) => {
        const [lon, lat] = resolveCrs(one.to).toLonLat(one.x_east, one.y_north)
        return Math.hypot(lon - one.lon, lat - one.lat) * METRES_A_DEGREE
      },
    )
    expect(errors).toHaveLength(272)
    expect(Math.max(...errors)).toBeLessThan(0.001)
  },
)

test.skipIf(!hasShared)(
  'agrees with the cases of proj4js, WKT and all (needs ../shared/data)',
  () => {
    const cases: { code: unknown; xy: number[]; ll: number[] }[] =
      readShared('proj4js-testdata.json')
    const right = cases.filter(({ code, xy, ll }) => {
      const crs = typeof code === 'string' ? findCrs(code) : undefined
      const [lon = Number.NaN, lat = Number.NaN] = crs?.toLonLat(xy[0]!, xy[1]!) ?? []
      return Math.hypot(lon - ll[0]!, lat - ll[1]!) < 1e-4
    })
    expect(right.length).toBeGreaterThanOrEqual(112)
  },
)
