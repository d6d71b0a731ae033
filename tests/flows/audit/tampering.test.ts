import { expect, test } from 'vitest'
import { tamperWith } from '../../bench/lib/audit/tamper-run.ts'
import { TAMPERS } from '../../bench/lib/audit/tampers.ts'
import { seededRandom } from '../../bench/lib/random.ts'
import { databaseForTest } from '../../builders/test-database.ts'

/** 10,000 of them: `npm run bench -- audit`. */
const COUNT = TAMPERS.length * 8

test(`each of ${COUNT} tampers by somebody with every right in the database is found`, async () => {
  const db = await databaseForTest()
  const random = seededRandom(7)
  const run = await tamperWith(db, COUNT, (n) => Math.floor(random() * n))
  expect(run.falseAlarms).toEqual([])
  expect(run.missed).toEqual([])
  expect([...run.kinds.values()].reduce((sum, { found }) => sum + found, 0)).toBe(COUNT)
})
