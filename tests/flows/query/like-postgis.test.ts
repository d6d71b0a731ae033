import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { POSTGIS } from '../../bench/lib/peers/programs.ts'

const isHere = existsSync(POSTGIS)
if (!isHere) {
  console.log(
    'PostGIS is not installed here, so that answers about places are not compared with it.',
  )
}

/** `npm run bench -- query` compares 100,000. */
test.skipIf(!isHere)('points in polygons and distances are those of PostGIS and turf', async () => {
  // Only where it is needed: the engine is 34 MB of program.
  const { compareCases } = await import('../../bench/lib/query/random-cases.ts')
  const found = await compareCases(2_000, 77)
  expect(found.onBorder).toBeGreaterThan(200)
  expect(found.inside).toBeGreaterThan(300)
  expect([found.unlikePostgis, found.unlikeTurf]).toEqual([0, 0])
  expect(found.distanceOffM).toBeLessThan(0.001)
})
