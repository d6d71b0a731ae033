import { resolve } from 'node:path'
import { expect, inject, it } from 'vitest'
import { findMutants } from '../../bench/lib/mutations/find-mutants.ts'
import { tryMutants } from '../../bench/lib/mutations/try-mutants.ts'
import { seededRandom } from '../../data/formats/fgb/helpers.ts'

/** A handful; `npm run bench -- mutations` takes out all of them. */
const COUNT = 4
const SEED = 4

const all = findMutants(resolve(import.meta.dirname, '../../..'))

it('hundreds of permission checks are known', () => {
  expect(all.length).toBeGreaterThan(200)
})

it('some of them, taken out, are found out', { timeout: 240_000 }, async () => {
  const random = seededRandom(SEED)
  const chosen = Array.from({ length: COUNT }, () => all[Math.floor(random() * all.length)]!)
  const trials = await tryMutants(chosen, { connection: inject('databaseServer'), atOnce: 2 })
  const survivors = trials
    .filter(({ problem }) => problem === null)
    .map(({ mutant, broken }) => `${mutant?.file}:${mutant?.line} ${mutant?.what} ${broken ?? ''}`)
  expect(survivors).toEqual([])
})
