import type { Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { decodeWkb, encodeWkb } from '../../../data/formats/wkb.ts'

const square = [
  [120, 30],
  [120.1, 30],
  [120.1, 30.1],
  [120, 30],
]
const hole = [
  [120.02, 30.01],
  [120.03, 30.01],
  [120.03, 30.02],
  [120.02, 30.01],
]

const geometries: Geometry[] = [
  { type: 'Point', coordinates: [120.01, 30.27] },
  { type: 'LineString', coordinates: square },
  { type: 'Polygon', coordinates: [square, hole] },
  { type: 'MultiPoint', coordinates: square },
  { type: 'MultiLineString', coordinates: [square, hole] },
  { type: 'MultiPolygon', coordinates: [[square, hole], [hole]] },
  {
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [1, 2] },
      { type: 'MultiPolygon', coordinates: [[square]] },
    ],
  },
  { type: 'Point', coordinates: [] },
  { type: 'MultiPolygon', coordinates: [] },
]

describe('WKB', () => {
  test.each(geometries)('$type comes back as it went in', (geometry) => {
    expect(decodeWkb(encodeWkb(geometry))).toEqual(geometry)
  })

  test('a point is the 21 bytes that every other program writes', () => {
    const bytes = encodeWkb({ type: 'Point', coordinates: [1, 2] })
    expect(Buffer.from(bytes).toString('hex')).toBe('0101000000000000000000f03f0000000000000040')
  })

  test('big-endian ISO Z and PostGIS SRID Z are read, height kept', () => {
    const iso = '00000003e93ff000000000000040000000000000004008000000000000'
    const postgis = '01010000a0e6100000000000000000f03f00000000000000400000000000000840'
    const point = { type: 'Point', coordinates: [1, 2, 3] }
    expect(decodeWkb(Buffer.from(iso, 'hex'))).toEqual(point)
    expect(decodeWkb(Buffer.from(postgis, 'hex'))).toEqual(point)
  })

  test('bytes cut short or impossible counts are refused', () => {
    const bytes = encodeWkb({ type: 'Polygon', coordinates: [square] })
    expect(() => decodeWkb(bytes.subarray(0, 40))).toThrow(RangeError)
    expect(() => decodeWkb(Buffer.from('0102000000ffffffff', 'hex'))).toThrow(RangeError)
    expect(() => decodeWkb(Buffer.from('0111000000', 'hex'))).toThrow(/type 17/)
  })
})
