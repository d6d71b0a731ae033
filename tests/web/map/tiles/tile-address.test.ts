import { describe, expect, it } from 'vitest'
import { ancestor, descendants, tilesIn } from '../../../../web/map/tiles/tile-address.ts'
import { hasTiles, tileSide, tileZoom } from '../../../../web/map/tiles/tile-choice.ts'

describe('tilesIn', () => {
  it('covers the box, the middle first', () => {
    const tiles = tilesIn({ minX: 0.1, minY: 0.1, maxX: 0.9, maxY: 0.4 }, 2)
    expect(tiles).toHaveLength(8)
    expect([1, 2]).toContain(tiles[0]!.x)
  })

  it('stays inside the world', () => {
    expect(tilesIn({ minX: -1, minY: -1, maxX: 2, maxY: 2 }, 1)).toHaveLength(4)
  })
})

it('finds a tile again among the descendants of its ancestor', () => {
  const tile = { z: 9, x: 427, y: 210 }
  expect(descendants(ancestor(tile, 2), 2)).toContainEqual(tile)
})

describe('the choice of tiles', () => {
  it.each([
    [14, 13, 512],
    [14.4, 13, 675.6],
    [14.6, 14, 388],
    [21, 20, 512],
    [22, 20, 1024],
  ])('at zoom %d draws tiles of zoom %i at %d pixels', (view, zoom, side) => {
    expect(tileZoom(view)).toBe(zoom)
    expect(tileSide(view)).toBeCloseTo(side, 0)
  })

  it('leaves out layers that begin later', () => {
    expect(hasTiles({ minZoom: 13 }, 13.4)).toBe(false)
    expect(hasTiles({ minZoom: 13 }, 14)).toBe(true)
  })
})
