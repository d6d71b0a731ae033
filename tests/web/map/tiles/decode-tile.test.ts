import { geojson } from 'flatgeobuf'
import { describe, expect, it } from 'vitest'
import { decodeTile } from '../../../../web/map/tiles/decode-tile.ts'
import { loadTile } from '../../../../web/map/tiles/load-tile.ts'

const TILE = { z: 14, x: 13655, y: 6735 }

/** Encoded by the reference library, not by our own writer. */
function encode(features: object[]): ArrayBuffer {
  const bytes = geojson.serialize({ type: 'FeatureCollection', features } as never)
  return bytes.slice().buffer as ArrayBuffer
}

const feature = (properties: object, geometry: object) => ({
  type: 'Feature',
  properties,
  geometry,
})

describe('decodeTile', () => {
  it('reads codes, classes and places of detail features', () => {
    const west = (TILE.x / 2 ** TILE.z) * 360 - 180
    const width = 360 / 2 ** TILE.z
    const point = { type: 'Point', coordinates: [west + width / 4, 30.27] }
    const tile = decodeTile(
      encode([feature({ code: 'B1', class: 3, state: 2, risk: 4 }, point)]),
      TILE,
    )
    expect(tile).toMatchObject({ length: 1, codes: ['B1'], overview: false })
    expect([tile.class[0], tile.state[0], tile.risk[0], tile.count[0]]).toEqual([3, 2, 4, 1])
    expect(tile.xy[0]).toBeCloseTo(0.25, 5)
  })

  it('knows an overview by its counts', () => {
    const point = { type: 'Point', coordinates: [120, 30] }
    const tile = decodeTile(encode([feature({ code: 'C', count: 7, mix: '1.0.2:7' }, point)]), TILE)
    expect(tile).toMatchObject({ overview: true, mix: ['1.0.2:7'] })
    expect(tile.count[0]).toBe(7)
  })

  it('keeps the rings of polygons and multipolygons apart', () => {
    const ring = (x: number) => [
      [x, 30],
      [x + 0.1, 30],
      [x, 30.1],
      [x, 30],
    ]
    const tile = decodeTile(
      encode([
        feature({ code: 'P' }, { type: 'MultiPolygon', coordinates: [[ring(120), ring(120.02)]] }),
        feature(
          { code: 'M' },
          { type: 'MultiPolygon', coordinates: [[ring(121)], [ring(122), ring(122.02)]] },
        ),
      ]),
      TILE,
    )
    expect([...tile.featureParts]).toEqual([0, 2, 5])
    expect([...tile.partEnds]).toEqual([4, 8, 12, 16, 20])
  })

  it('refuses bytes that are no tile', async () => {
    const bytes = new TextEncoder().encode('<html>Bad gateway</html>')
    const fetch = (async () => new Response(bytes)) as typeof globalThis.fetch
    const loading = loadTile('/t', TILE, new AbortController().signal, { fetch })
    await expect(loading).rejects.toThrow(/not a FlatGeobuf/)
  })
})
