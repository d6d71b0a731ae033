import { describe, expect, test } from 'vitest'
import { parseCoordinates } from '../../../web/search/parse-coordinates.ts'
import { toDatum } from '../../../web/session/datum.ts'

const near = (typed: string, lon: number, lat: number, digits = 5) => {
  const position = parseCoordinates(typed)
  expect(position?.lonLat[0]).toBeCloseTo(lon, digits)
  expect(position?.lonLat[1]).toBeCloseTo(lat, digits)
}

describe('typed coordinates', () => {
  test.each([
    '120.01, 30.27',
    '30.27 120.01',
    '120.01，30.27',
    '(120.01;30.27)',
    '[30.27, 120.01]',
    '东经120.01 北纬30.27',
    'E 120.01, N 30.27',
    '１２０．０１，３０．２７',
    '120°0\'36″E 30°16′12"N',
    'cgcs2000 120.01 30.27',
  ])('%s are one place', (typed) => near(typed, 120.01, 30.27))

  test('of a web map are moved to CGCS2000', () => {
    const [lon, lat] = toDatum([120.01, 30.27], 'GCJ-02')
    near(`高德 ${lon},${lat}`, 120.01, 30.27, 8)
    expect(parseCoordinates(`GCJ-02 ${lon} ${lat}`)?.datum).toBe('GCJ-02')
    const [bdLon, bdLat] = toDatum([120.01, 30.27], 'BD-09')
    near(`百度 ${bdLon} ${bdLat}`, 120.01, 30.27, 8)
  })

  test('in metres are found in either order, with or without a zone', () => {
    const [easting, northing] = toDatum([120.01, 30.27], 'EPSG:4549')
    near(`${easting} ${northing}`, 120.01, 30.27)
    near(`N ${northing} E ${easting}`, 120.01, 30.27)
    near(`${40_000_000 + easting}, ${northing}`, 120.01, 30.27)
    expect(parseCoordinates(`${easting} ${northing}`)?.datum).toBe('EPSG:4549')
  })
})

test.each([
  '',
  '文一西路12号',
  '12',
  '3幢2单元501室',
  '3-2-501',
  '12 13 14',
  '200, 95',
  '120.01,',
  '330199001001001',
])('"%s" is no place', (typed) => expect(parseCoordinates(typed)).toBeUndefined())
