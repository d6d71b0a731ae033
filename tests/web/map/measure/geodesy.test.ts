import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { areaM2, distanceM, lengthM } from '../../../../web/map/measure/geodesy.ts'

/** CGCS2000 / 3-degree Gauss-Kruger, central meridian 120° E: within 2 km of it the scale is 1 + 5e-8. */
const EPSG_4549 =
  '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs'
const plane = proj4('EPSG:4326', EPSG_4549)
const lonLat = (east: number, north: number) => plane.inverse([500000 + east, 3350000 + north])

describe('distanceM', () => {
  it('agrees with the plane of EPSG:4549 near its meridian', () => {
    const [a, b] = [lonLat(0, 0), lonLat(300, 400)]
    expect(distanceM(a as [number, number], b as [number, number])).toBeCloseTo(500, 3)
  })

  it('agrees with the published test line of Vincenty (Flinders Peak – Buninyong)', () => {
    const flinders = [144.42486788888888, -37.95103341666667] as const
    const buninyong = [143.92649552777777, -37.65282113888889] as const
    expect(distanceM(flinders, buninyong)).toBeCloseTo(54972.271, 2)
  })

  it('is not that of Web Mercator, which is 16 % too long here', () => {
    const degree = distanceM([120, 30.3], [120.01, 30.3])
    expect(degree).toBeCloseTo(962.1, 0)
    expect((0.01 * 20037508.342789244) / 180 / degree).toBeGreaterThan(1.15)
  })

  it('is nothing between a point and itself', () => {
    expect(distanceM([120, 30], [120, 30])).toBe(0)
  })

  it('adds up along a line', () => {
    const line = [lonLat(0, 0), lonLat(100, 0), lonLat(100, 100)] as [number, number][]
    expect(lengthM(line)).toBeCloseTo(200, 3)
  })
})

describe('areaM2', () => {
  const square = [
    [0, 0],
    [1000, 0],
    [1000, 1000],
    [0, 1000],
  ].map(([e, n]) => lonLat(e!, n!) as [number, number])

  it('agrees with the plane of EPSG:4549 near its meridian', () => {
    expect(Math.abs(areaM2(square) - 1_000_000)).toBeLessThan(3)
  })

  it('does not care which way round or whether the ring is closed', () => {
    expect(areaM2(square.toReversed())).toBeCloseTo(areaM2(square), 6)
    expect(areaM2([...square, square[0]!])).toBeCloseTo(areaM2(square), 6)
  })
})
