import { describe, expect, it } from 'vitest'
import { toPointTile } from '../../../../web/map/tiles/point-tile.ts'
import { NEVER, symbolSpacing, symbolZooms } from '../../../../web/map/tiles/symbol-zooms.ts'
import { pointsOf, seeded } from '../world.ts'

const Z = 16

describe('toPointTile', () => {
  it('draws from north to south and puts the riskiest of a spot on top', () => {
    const tile = toPointTile(
      pointsOf([
        { code: 'south', x: 0.5, y: 0.9 },
        { code: 'grave', x: 0.5, y: 0.1, risk: 4 },
        { code: 'slight', x: 0.5, y: 0.1, risk: 1 },
      ]),
      Z,
    )
    expect(tile.codes.split('\n')).toEqual(['slight', 'grave', 'south'])
    expect([...tile.stack]).toEqual([0, 0, 2])
  })

  it('unfolds what clusters hold, and trusts the count where nothing is said', () => {
    const clusters = [
      { x: 0.1, y: 0.1, count: 5, mix: '1.0.2:4;3.1.0:1' },
      { x: 0.2, y: 0.2, class: 2, risk: 3, count: 9 },
    ]
    const tile = toPointTile(pointsOf(clusters, true), 12)
    expect([...tile.mixStart]).toEqual([0, 2, 3])
    expect([...tile.mix]).toEqual([1, 0, 2, 4, 3, 1, 0, 1, 2, 0, 3, 9])
  })
})

describe('symbolZooms', () => {
  const random = seeded(3)
  const points = Array.from({ length: 400 }, () => ({
    x: random(),
    y: random(),
    risk: Math.floor(random() * 5),
  }))
  const tile = toPointTile(pointsOf(points), Z)
  const hasSymbol = (i: number, zoom: number) => tile.symbolZoom[i]! <= zoom * 8

  it.each([Z, Z + 1, Z + 2])('keeps symbols apart at zoom %i', (zoom) => {
    const pixels = 256 * 2 ** (zoom - Z)
    const shown = points.map((_, i) => i).filter((i) => hasSymbol(i, zoom))
    for (const [n, i] of shown.entries()) {
      for (const j of shown.slice(0, n)) {
        const apart = Math.hypot(tile.x[i]! - tile.x[j]!, tile.y[i]! - tile.y[j]!) * pixels
        expect(apart).toBeGreaterThanOrEqual(symbolSpacing(zoom) - 0.01)
      }
    }
  })

  it('never takes a symbol away when one comes nearer', () => {
    const count = (zoom: number) => points.filter((_, i) => hasSymbol(i, zoom)).length
    expect(count(Z)).toBeLessThan(count(Z + 1))
    expect(count(Z + 1)).toBeLessThan(count(Z + 2))
  })

  it('serves the higher risk first', () => {
    const pair = { x: Float32Array.of(0.5, 0.5001), y: Float32Array.of(0.5, 0.5) }
    const zooms = symbolZooms(
      { ...pair, risk: Uint8Array.of(1, 4), stack: Uint32Array.of(0, 1) },
      Z,
    )
    expect(zooms[0]).toBe(NEVER)
    expect(zooms[1]).toBeLessThan(NEVER)
  })
})
