import { resolve } from 'node:path'
import { expect, inject, it } from 'vitest'
import { ROLES } from '../../../data/contracts/index.ts'
import { PERMISSIONS } from '../../../data/registry/index.ts'
import { findMutants } from '../../bench/lib/mutations/find-mutants.ts'
import { findUnguarded } from '../../bench/lib/mutations/find-unguarded.ts'
import { nameOf } from '../../bench/lib/mutations/mutant.ts'
import { tryMutants } from '../../bench/lib/mutations/try-mutants.ts'

/** One of each kind, found out by few questions; `npm run bench -- mutations` takes out all of them. */
const SAMPLED = [
  "server/route-permissions.ts /api/audit/entries needs 'audit.read'",
  'server/security/scope.ts grant.maxSensitivity >= sensitivity',
  "server/security/layer-catalogue.ts owner in ('', $1)",
]
const QUESTIONS = 500

const root = resolve(import.meta.dirname, '../../..')
const all = findMutants(root)

it('hundreds of permission checks are known', () => {
  expect(all.length).toBeGreaterThan(500)
})

it('every role may read the map, so that narrowing to it takes nothing away', () => {
  expect(ROLES.filter((role) => !PERMISSIONS[role].includes('map.read'))).toEqual([])
})

it('each place that decides about rights is one of them: add new ones to named-checks.ts, or to no-checks.ts', () => {
  const places = findUnguarded(root).map(({ file, line, text }) => `${file}:${line} ${text}`)
  expect(places).toEqual([])
})

it('some of them, taken out, are found out', { timeout: 240_000 }, async () => {
  const chosen = SAMPLED.map((name) => {
    const mutant = all.find(({ file, what }) => `${file} ${what}`.startsWith(name))
    if (mutant === undefined) throw new Error(`There is no ${name} any more`)
    return mutant
  })
  const { problems, verdicts } = await tryMutants({
    connection: inject('databaseServer'),
    all,
    chosen,
    tests: [],
    questions: QUESTIONS,
  })
  expect(problems).toEqual([])
  expect(verdicts).toHaveLength(SAMPLED.length)
  const survivors = verdicts.filter(({ problem }) => problem === null)
  expect(survivors.map(({ mutant, by }) => `${nameOf(mutant)} (${by})`)).toEqual([])
})
