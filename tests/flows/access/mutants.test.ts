import { resolve } from 'node:path'
import { expect, inject, it } from 'vitest'
import { findMutants } from '../../bench/lib/mutations/find-mutants.ts'
import { findUnguarded } from '../../bench/lib/mutations/find-unguarded.ts'
import { nameOf } from '../../bench/lib/mutations/mutant.ts'
import { tryMutants } from '../../bench/lib/mutations/try-mutants.ts'
import { seededRandom } from '../../data/formats/fgb/helpers.ts'

/** A handful of those that are found out by few questions; `npm run bench -- mutations` takes out all of them. */
const SAMPLED = /^server\/(?:buildings|divisions|events|features|grids|ogc|people)\/.*like any/
const COUNT = 4
const QUESTIONS = 400
const SEED = 4

const root = resolve(import.meta.dirname, '../../..')
const all = findMutants(root)

it('hundreds of permission checks are known', () => {
  expect(all.length).toBeGreaterThan(500)
})

it('each place that decides about rights is one of them: add new ones to named-checks.ts, or to no-checks.ts', () => {
  const places = findUnguarded(root).map(({ file, line, text }) => `${file}:${line} ${text}`)
  expect(places).toEqual([])
})

it('some of them, taken out, are found out', { timeout: 240_000 }, async () => {
  const random = seededRandom(SEED)
  const possible = all.filter((mutant) => SAMPLED.test(nameOf(mutant)))
  const chosen = Array.from(
    { length: COUNT },
    () => possible[Math.floor(random() * possible.length)]!,
  )
  const { problems, verdicts } = await tryMutants({
    connection: inject('databaseServer'),
    all,
    chosen,
    tests: [],
    questions: QUESTIONS,
  })
  expect(problems).toEqual([])
  expect(verdicts).toHaveLength(COUNT)
  const survivors = verdicts.filter(({ problem }) => problem === null)
  expect(survivors.map(({ mutant, by }) => `${nameOf(mutant)} (${by})`)).toEqual([])
})
