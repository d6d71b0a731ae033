import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runMutants } from '../../../bench/lib/readers/run-mutants.ts'
import { makeSeeds } from '../../../bench/lib/readers/seed-files.ts'

/** The small version of `npm run bench -- readers`: all formats in one worker. */
const FILES = 2_000
const PARQUET = fileURLToPath(
  new URL('../../../../../shared/data/formats/geoparquet', import.meta.url),
)

test('of mutated files each is read or refused, and no error gets out of a reader', async () => {
  const seeds = await makeSeeds(PARQUET)
  // Each format as often as any other.
  const one = [...seeds.values()].map((files) => files.at(-1)!)
  const { faults, read, refused, outOfTime, outOfMemory } = await runMutants(one, {
    files: FILES,
    seed: 7,
  })
  expect(seeds.size).toBeGreaterThanOrEqual(9)
  expect(faults).toEqual([])
  expect(read).toBeGreaterThan(0)
  expect(read + refused + outOfTime + outOfMemory).toBe(FILES)
})
