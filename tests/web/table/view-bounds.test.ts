import { describe, expect, it } from 'vitest'
import { viewBounds } from '../../../web/table/view-bounds.ts'

describe('viewBounds', () => {
  it('shows the whole world on 256 pixels at zoom 0', () => {
    const [west, south, east, north] = viewBounds(
      { lon: 0, lat: 0, zoom: 0 },
      { width: 256, height: 256 },
    )
    expect([west, east]).toEqual([-180, 180])
    expect(north).toBeCloseTo(85.0511, 3)
    expect(south).toBeCloseTo(-85.0511, 3)
  })

  it('shows half of it on half the pixels', () => {
    const [west, , east] = viewBounds({ lon: 120, lat: 30, zoom: 1 }, { width: 256, height: 256 })
    expect([west, east]).toEqual([30, 180])
  })

  it('lies around the centre', () => {
    const [, south, , north] = viewBounds(
      { lon: 120, lat: 30, zoom: 15 },
      { width: 1366, height: 768 },
    )
    expect((south + north) / 2).toBeCloseTo(30, 3)
  })
})
