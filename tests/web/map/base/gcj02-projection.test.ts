import { get, transform } from 'ol/proj.js'
import { describe, expect, it } from 'vitest'
import { registerGcj02 } from '../../../../web/map/base/gcj02-projection.ts'
import { distanceM } from '../../../../web/map/measure/geodesy.ts'

const HERE: [number, number] = [120.02, 30.27]

describe('the projection of shifted base maps', () => {
  const code = registerGcj02()
  const toLonLat = (point: number[]) => transform(point, 'EPSG:3857', 'EPSG:4326')
  const mercator = transform(HERE, 'EPSG:4326', 'EPSG:3857')

  it('moves pictures back by about 500 m here', () => {
    const shifted = toLonLat(transform(mercator, code, 'EPSG:3857')) as [number, number]
    const apart = distanceM(shifted, HERE)
    expect(apart).toBeGreaterThan(480)
    expect(apart).toBeLessThan(560)
  })

  it('comes back to the same place, to less than a pixel', () => {
    const there = transform(mercator, 'EPSG:3857', code)
    const back = toLonLat(transform(there, code, 'EPSG:3857')) as [number, number]
    expect(distanceM(back, HERE)).toBeLessThan(0.05)
  })

  it('is registered once', () => {
    expect(registerGcj02()).toBe(code)
    expect(get(code)?.getUnits()).toBe('m')
  })
})
