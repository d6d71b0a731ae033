import { expect, test } from 'vitest'
import { toWorldCloud } from '../../../../web/map/cloud/point-cloud.ts'
import type { PointCloud } from '../../../../web/map/map-controller.ts'
import { worldX, worldY } from '../../../../web/map/tiles/mercator.ts'

const WORLD_M = 40_075_017

const cloudOf = (lons: number[], lats: number[]): PointCloud => ({
  lons: Float64Array.from(lons),
  lats: Float64Array.from(lats),
  classes: new Uint8Array(lons.length),
  colours: ['#000000'],
  look: 'points',
  onPick: () => undefined,
})

/** How far the farthest point is from where it belongs. */
function worstM({ lons, lats, ...rest }: PointCloud): number {
  const { places, origin } = toWorldCloud({ lons, lats, ...rest })
  const off = Array.from(lons, (lon, i) =>
    Math.hypot(
      places[2 * i]! + origin.x - worldX(lon),
      places[2 * i + 1]! + origin.y - worldY(lats[i]!),
    ),
  )
  return Math.max(...off) * WORLD_M
}

const numbers = (count: number, low: number, high: number) =>
  Array.from({ length: count }, (_, i) => low + ((i * 7_919) % count) * ((high - low) / count))

test('many points of a district lie where they belong to the centimetre', () => {
  expect(worstM(cloudOf(numbers(20_000, 119.9, 120.3), numbers(20_000, 30.1, 30.5)))).toBeLessThan(
    0.01,
  )
})

test('points from everywhere lie as well as 32 bits can say', () => {
  const cloud = cloudOf(numbers(20_000, -179, 179), numbers(20_000, -80, 80))
  expect(worstM(cloud)).toBeLessThan(5)
})

test('what lies nowhere is drawn nowhere', () => {
  const cloud = cloudOf(numbers(5_000, 120, 120.1), numbers(5_000, 30, 30.1))
  cloud.lats[7] = Number.NaN
  const { places } = toWorldCloud(cloud)
  expect(places[15]).toBeNaN()
  expect(places[17]).not.toBeNaN()
})
