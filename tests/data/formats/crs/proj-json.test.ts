import { describe, expect, it } from 'vitest'
import { definitionOfProjJson } from '../../../../data/formats/crs/proj-json.ts'
import { findCrs } from '../../../../data/formats/crs/source-crs.ts'

const geographic = (name: string, axis: number, flattening: number) => ({
  type: 'GeographicCRS',
  name,
  datum: { name, ellipsoid: { semi_major_axis: axis, inverse_flattening: flattening } },
})
const CGCS2000 = geographic('China Geodetic Coordinate System 2000', 6378137, 298.257222101)
const WGS84 = geographic('WGS 84', 6378137, 298.257223563)
const mercator = (base: object, lon0: number, k: number, x0: number, y0 = 0) => ({
  type: 'ProjectedCRS',
  name: 'unnamed',
  base_crs: base,
  conversion: {
    method: { name: 'Transverse Mercator' },
    parameters: [
      { name: 'Latitude of natural origin', value: 0, unit: 'degree' },
      { name: 'Longitude of natural origin', value: lon0, unit: 'degree' },
      { name: 'Scale factor at natural origin', value: k, unit: 'unity' },
      { name: 'False easting', value: x0, unit: 'metre' },
      { name: 'False northing', value: y0, unit: 'metre' },
    ],
  },
})

describe('PROJJSON without an id', () => {
  it.each([
    [CGCS2000, 'EPSG:4490'],
    [WGS84, 'EPSG:4326'],
    [mercator(CGCS2000, 120, 1, 500_000), 'EPSG:4549'],
    [mercator(CGCS2000, 120, 1, 40_500_000), 'EPSG:4528'],
    [mercator(CGCS2000, 117, 1, 20_500_000), 'EPSG:4498'],
    [mercator(geographic('Xian 1980', 6378140, 298.257), 120, 1, 500_000), 'EPSG:2385'],
    [mercator(WGS84, 123, 0.9996, 500_000), 'EPSG:32651'],
    [{ type: 'BoundCRS', source_crs: CGCS2000 }, 'EPSG:4490'],
  ])('is known by its parameters', (crs, code) => {
    expect(definitionOfProjJson(crs)).toBe(code)
    expect(findCrs(code)).toBeDefined()
  })

  it('is computed with where it is nobody’s', () => {
    const local = definitionOfProjJson(mercator(CGCS2000, 120.2, 1, 80_000, -3_000_000))!
    const [lon, lat] = findCrs(local)!.toLonLat(80_000, 346_000)
    expect(lon).toBeCloseTo(120.2, 9)
    expect(lat).toBeCloseTo(30.24, 1)
  })

  it.each([
    [mercator(CGCS2000, 120, 1, 500_000), { conversion: { method: { name: 'Krovak' } } }],
    [CGCS2000, { datum: { name: 'x' } }],
    [CGCS2000, { type: 'EngineeringCRS' }],
  ])('is not guessed at', (crs, change) => {
    expect(definitionOfProjJson({ ...crs, ...change })).toBeUndefined()
  })
})
