import { describe, expect, it } from 'vitest'
import { toWorldShape } from '../../../../web/map/overlay/world-shape.ts'

describe('toWorldShape', () => {
  it('takes geometries, features and collections alike', () => {
    const point = { type: 'Point', coordinates: [0, 0] }
    const line = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [180, 0],
      ],
    }
    const shape = toWorldShape({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: point },
        { type: 'Feature', geometry: { type: 'GeometryCollection', geometries: [line] } },
        { type: 'Feature', geometry: null },
      ],
    })
    expect(shape.points).toEqual([{ x: 0.5, y: 0.5 }])
    expect([...shape.lines[0]!]).toEqual([0.5, 0.5, 1, 0.5])
  })

  it('keeps every ring of a multipolygon', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]
    const { rings } = toWorldShape({ type: 'MultiPolygon', coordinates: [[ring, ring], [ring]] })
    expect(rings).toHaveLength(3)
  })

  it('takes bounds for a box', () => {
    expect(toWorldShape([0, 0, 180, 0]).rings[0]).toHaveLength(10)
  })

  it('says what is wrong with anything else', () => {
    expect(() => toWorldShape({ type: 'Circle' })).toThrow('Not a GeoJSON type: Circle')
    expect(() => toWorldShape('here')).toThrow('Not a GeoJSON object')
  })
})
