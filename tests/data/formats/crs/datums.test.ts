import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { LonLat } from '../../../../data/contracts/index.ts'
import {
  bd09ToGcj02,
  bd09ToWgs84,
  gcj02ToBd09,
  gcj02ToWgs84,
  wgs84ToGcj02,
} from '../../../../data/formats/crs/datums.ts'

const CITIES = new URL('../../../../../shared/data/crs/gcoord-china-cities.json', import.meta.url)
const metresBetween = (a: LonLat, b: LonLat) => Math.hypot(a[0] - b[0], a[1] - b[1]) * 111_320

test('turns one point in Beijing as coordtransform does', () => {
  expect(
    metresBetween(wgs84ToGcj02([116.404, 39.915]), [116.41024449916938, 39.91640428150164]),
  ).toBeLessThan(0.01)
  expect(
    metresBetween(gcj02ToBd09([116.404, 39.915]), [116.41036949371029, 39.92133699351021]),
  ).toBeLessThan(0.01)
  expect(
    metresBetween(bd09ToGcj02([116.404, 39.915]), [116.39762729119315, 39.90865673957631]),
  ).toBeLessThan(0.01)
})

test('inverts GCJ-02 to a micrometre, where a single step leaves metres', () => {
  const place: LonLat = [120.02, 30.27]
  expect(metresBetween(gcj02ToWgs84(wgs84ToGcj02(place)), place)).toBeLessThan(1e-6)
  expect(metresBetween(wgs84ToGcj02(place), place)).toBeGreaterThan(400)
})

test('shifts nothing outside of China', () => {
  expect(gcj02ToWgs84([-74, 40.7])).toEqual([-74, 40.7])
})

test.skipIf(!existsSync(CITIES))('is within a metre of 332 cities (needs ../shared/data)', () => {
  const cities: { coords: Record<'WGS84' | 'GCJ02' | 'BD09', [number, number]> }[] = JSON.parse(
    readFileSync(CITIES, 'utf8'),
  )
  const errors = cities.flatMap(({ coords }) => [
    metresBetween(gcj02ToWgs84(coords.GCJ02), coords.WGS84),
    metresBetween(bd09ToWgs84(coords.BD09), coords.WGS84),
  ])
  expect(Math.max(...errors)).toBeLessThan(1)
})
