import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { fromGrid4549, toGrid4549 } from '../../../data/formats/crs/transverse-mercator.ts'
import { DATUMS, formatPosition, fromDatum, toDatum } from '../../../web/session/datum.ts'

const EPSG_4549 =
  '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs'
const PLACES: [number, number][] = [
  [120, 30],
  [119.98123, 30.27456],
  [121.49, 31.2],
  [118.51, 18.2],
  [120.7, 53.4],
]

describe('EPSG:4549', () => {
  test.each(PLACES)('of %d, %d agrees with PROJ to a tenth of a millimetre', (lon, lat) => {
    const { eastingM, northingM } = toGrid4549(lon, lat)
    const [expectedE = 0, expectedN = 0] = proj4(EPSG_4549, [lon, lat])
    expect(Math.hypot(eastingM - expectedE, northingM - expectedN)).toBeLessThan(1e-4)
  })

  test.each(PLACES)('of %d, %d comes back', (lon, lat) => {
    const [backLon, backLat] = fromGrid4549(toGrid4549(lon, lat))
    expect(backLon).toBeCloseTo(lon, 10)
    expect(backLat).toBeCloseTo(lat, 10)
  })
})

describe('a datum', () => {
  test.each(DATUMS)('%s there and back is the same place', (datum) => {
    const [lon, lat] = fromDatum(toDatum([120.01, 30.27], datum), datum)
    expect(lon).toBeCloseTo(120.01, 9)
    expect(lat).toBeCloseTo(30.27, 9)
  })

  test('GCJ-02 lies 504 to 546 m off in the district', () => {
    const [lon, lat] = toDatum([120.01, 30.27], 'GCJ-02')
    const metres = Math.hypot((lon - 120.01) * 96_200, (lat - 30.27) * 110_850)
    expect(metres).toBeGreaterThan(500)
    expect(metres).toBeLessThan(550)
  })

  test('is written in degrees, or in metres with their axis', () => {
    expect(formatPosition([120.0123456789, 30.27], 'CGCS2000')).toBe('120.012346, 30.270000')
    expect(formatPosition([120, 30.27], 'EPSG:4549')).toMatch(/^E 500000\.0 {2}N 33\d{5}\.\d$/)
  })
})
