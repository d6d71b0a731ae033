import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeTile } from '../../../data/formats/fgb/tile-decoder.ts'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'

const QUIET = { update: () => undefined, finish: () => undefined }
let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  await publishAll(app.services, 'everything', QUIET)
  await app.services.packs.catalogue.refresh()
})
afterAll(() => app.close())

describe('a published layer', () => {
  test('is on its tiles feature for feature', async () => {
    expect(await codesOnTiles('ADDRESS')).toEqual(
      [...Object.values(WORLD.buildings), ...Object.values(WORLD.rooms)].sort(),
    )
  })
})

/** Codes on all tiles of the layer at its detail zoom, sorted. */
async function codesOnTiles(layer: string): Promise<string[]> {
  const packs = app.services.packs.catalogue.layer(layer)!
  const z = packs.detailZoom
  const range = tilesOf(packs.bounds!, z)
  const codes: string[] = []
  for (let x = range.minX; x <= range.maxX; x++) {
    for (let y = range.minY; y <= range.maxY; y++) {
      const answer = await app.as('commander').request(`/tiles/${layer}/${z}/${x}/${y}.fgb`)
      if (answer.status === 204) continue
      expect(answer.status).toBe(200)
      codes.push(...decodeTile(new Uint8Array(await answer.arrayBuffer())).codes)
    }
  }
  return codes.sort()
}
