import { expect } from 'vitest'
import { decodeTile, type TileFeatures } from '../../../data/formats/fgb/tile-decoder.ts'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import type { DemoUser, TestApp } from '../../builders/test-app.ts'

/** All tiles of a layer at a zoom that have something on them, as the user gets them. */
export async function tilesAt(
  app: TestApp,
  layer: string,
  z: number,
  user: DemoUser = 'commander',
): Promise<TileFeatures[]> {
  const range = tilesOf(app.services.packs.catalogue.layer(layer)!.bounds!, z)
  const tiles = []
  for (let x = range.minX; x <= range.maxX; x++) {
    for (let y = range.minY; y <= range.maxY; y++) {
      const answer = await app.as(user).request(`/tiles/${layer}/${z}/${x}/${y}.fgb`)
      if (answer.status === 204) continue
      expect(answer.status).toBe(200)
      tiles.push(decodeTile(new Uint8Array(await answer.arrayBuffer())))
    }
  }
  return tiles
}

/** Codes on all tiles, each once, sorted. */
export const codesOf = (tiles: readonly TileFeatures[]) =>
  [...new Set(tiles.flatMap((tile) => tile.codes))].sort()

/** Features that the tiles stand for; shapes on several tiles count once. */
export function countOf(tiles: readonly TileFeatures[]): number {
  const counts = new Map<string, number>()
  for (const tile of tiles) {
    for (const [i, code] of tile.codes.entries()) counts.set(code, tile.count[i]!)
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
