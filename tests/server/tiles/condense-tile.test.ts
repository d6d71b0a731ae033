import { describe, expect, test } from 'vitest'
import { TILE_MAX_BYTES, TILE_MAX_FEATURES } from '../../../data/contracts/index.ts'
import { PackBuilder } from '../../../data/formats/fgb/pack-builder.ts'
import { decodeTile } from '../../../data/formats/fgb/tile-decoder.ts'
import { detailColumns } from '../../../data/formats/tile-schema.ts'
import { worldX, worldY } from '../../../data/formats/web-mercator.ts'
import { condenseTile } from '../../../server/tiles/condense-tile.ts'
import { bytesOf, pointPack, randomPoints } from '../../data/formats/fgb/helpers.ts'

const tileAt = (z: number) => ({
  z,
  x: Math.floor(worldX(120.03) * 2 ** z),
  y: Math.floor(worldY(30.27) * 2 ** z),
})

/** A tile is a pack without index; what is condensed only has to be decodable. */
const tileOf = (built: ReturnType<typeof pointPack>) => bytesOf(built)

describe('a tile over the budget', () => {
  test('of points on one spot becomes one that says how many', () => {
    const stacked = Array.from({ length: 6_000 }, (_, i) => ({
      code: `R${i}`,
      lon: 120.03,
      lat: 30.27,
      class: i % 3,
    }))
    const tile = decodeTile(condenseTile(tileOf(pointPack(stacked)), 'point', tileAt(20)))
    expect(tile).toMatchObject({ overview: true, size: 1 })
    expect(tile.count[0]).toBe(6_000)
  })

  test('of points loses none of them', () => {
    const tile = condenseTile(tileOf(pointPack(randomPoints(20_000))), 'point', tileAt(11))
    const { size, count } = decodeTile(tile)
    expect(size).toBeLessThanOrEqual(TILE_MAX_FEATURES)
    expect(tile.length).toBeLessThanOrEqual(TILE_MAX_BYTES)
    expect(count.reduce((sum, value) => sum + value, 0)).toBe(20_000)
  })

  test('of one outline with too many vertices keeps its feature, cut to the tile', () => {
    const ring = Array.from({ length: 60_000 }, (_, i) => {
      const angle = (i / 60_000) * 2 * Math.PI
      const radius = 0.2 + 0.01 * Math.sin(angle * 6_000)
      return [120.03 + Math.cos(angle) * radius, 30.07 + Math.sin(angle) * radius]
    })
    const builder = new PackBuilder({ name: 'OWN_COAST', columns: detailColumns(true) })
    builder.addFeature({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] }, [
      'A',
      1,
      0,
      2,
      '岸',
    ])
    const whole = bytesOf(builder.finish())
    const tile = condenseTile(whole, 'polygon', tileAt(16))
    expect(tile.length).toBeLessThanOrEqual(TILE_MAX_BYTES)
    expect(decodeTile(tile)).toMatchObject({ overview: false, codes: ['A'], names: ['岸'] })
    expect(decodeTile(tile).xy.length).toBeGreaterThan(6)
  })

  test('of too many shapes keeps the biggest, which stand for all', () => {
    const builder = new PackBuilder({ name: 'OWN_DUST', columns: detailColumns(false) })
    for (const [i, { lon, lat }] of randomPoints(9_000).entries()) {
      const corners = [
        [lon, lat],
        [lon + 1e-5, lat],
        [lon, lat + 1e-5],
        [lon, lat],
      ]
      builder.addFeature({ type: 'Polygon', coordinates: [corners] }, [`D${i}`, 0, 0, 0])
    }
    const tile = decodeTile(condenseTile(bytesOf(builder.finish()), 'polygon', tileAt(11)))
    expect(tile.size).toBeLessThanOrEqual(TILE_MAX_FEATURES)
    expect(tile.count.reduce((sum, value) => sum + value, 0)).toBe(9_000)
  })
})
