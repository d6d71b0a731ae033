import { describe, expect, test } from 'vitest'
import { centreFor, placeBeside, placeFor } from '../../../web/session/visible-area.ts'

const NONE = { top: 0, right: 0, bottom: 0, left: 0 }
const TOWN = [119.98, 30.24, 120.06, 30.3] as const

/** Where a place is drawn, in pixels from the upper left corner of the map. */
function pixelOf(
  [lon, lat]: readonly [number, number],
  view: { lon: number; lat: number; zoom: number },
  size: { width: number; height: number },
) {
  const world = 256 * 2 ** view.zoom
  const y = (deg: number) => Math.log(Math.tan(Math.PI / 4 + (deg * Math.PI) / 360)) / (2 * Math.PI)
  return {
    x: size.width / 2 + ((lon - view.lon) / 360) * world,
    y: size.height / 2 - (y(lat) - y(view.lat)) * world,
  }
}

describe('fitting bounds', () => {
  test('fills a free map from edge to edge in one direction', () => {
    const size = { width: 1000, height: 2000 }
    const place = placeFor(TOWN, size, NONE)
    expect(pixelOf([119.98, 30.27], place, size).x).toBeCloseTo(0, 3)
    expect(pixelOf([120.06, 30.27], place, size).x).toBeCloseTo(1000, 3)
  })

  test('leaves out what panels cover', () => {
    const size = { width: 1302, height: 768 }
    const insets = { top: 64, right: 400, bottom: 32, left: 356 }
    const place = placeFor(TOWN, size, insets)
    for (const corner of [
      [119.98, 30.24],
      [120.06, 30.3],
    ] as const) {
      const { x, y } = pixelOf(corner, place, size)
      expect(x).toBeGreaterThanOrEqual(insets.left - 0.01)
      expect(x).toBeLessThanOrEqual(size.width - insets.right + 0.01)
      expect(y).toBeGreaterThanOrEqual(insets.top - 0.01)
      expect(y).toBeLessThanOrEqual(size.height - insets.bottom + 0.01)
    }
  })

  test('does not come closer than told, even to a single point', () => {
    const point = [120, 30, 120, 30] as const
    expect(placeFor(point, { width: 800, height: 600 }, NONE, 18).zoom).toBe(18)
  })
})

test('a point flown to lies in the middle of the free part', () => {
  const size = { width: 1302, height: 768 }
  const insets = { top: 64, right: 400, bottom: 32, left: 356 }
  const view = { ...centreFor([120.01, 30.27], 17, insets), zoom: 17 }
  const { x, y } = pixelOf([120.01, 30.27], view, size)
  expect(x).toBeCloseTo(356 + (1302 - 400 - 356) / 2, 3)
  expect(y).toBeCloseTo(64 + (768 - 64 - 32) / 2, 3)
})

test('what lies so many pixels beside the centre is drawn there', () => {
  const [size, view] = [
    { width: 1000, height: 600 },
    { lon: 120, lat: 30.27, zoom: 16 },
  ]
  const { x, y } = pixelOf(placeBeside(view, -180, 95), view, size)
  expect(x).toBeCloseTo(500 - 180, 3)
  expect(y).toBeCloseTo(300 + 95, 3)
})
