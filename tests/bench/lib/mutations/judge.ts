import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { openDatabase } from '../../../../server/storage/open-database.ts'
import { checkBasic } from '../../../flows/access/basic-check.ts'
import type { Perch } from '../../../flows/access/canaries.ts'
import { crawl } from '../../../flows/access/crawl.ts'
import { ASKERS } from '../../../flows/access/holders.ts'
import { checkLive } from '../../../flows/access/live-check.ts'
import { openAccessApp } from '../../../flows/access/open-access-app.ts'
import { checkPurposes } from '../../../flows/access/purpose-check.ts'
import { runMatrix } from '../../../flows/access/run-matrix.ts'
import { type SurveyedWorld, surveyWorld } from '../../../flows/access/survey-world.ts'

/**
 * Runs in the tree of one mutant: `judge.ts <connection> <data folder>`. Prints the first thing that is not as the oracle
 * says, as JSON; null = all is well, the mutant lives.
 */
const FIRST_CASES = 3_000
const MIXED = ASKERS.find(({ id }) => id === 'p:mixed')!
const [connection, dataDir] = process.argv.slice(2)
const place = JSON.parse(connection!) as pg.ClientConfig
const db = openDatabase({ connection: place, maxConnections: 5 })
const app = await openAccessApp({ db, connection: place, dataDir: dataDir! })
const planted = JSON.parse(readFileSync(`${dataDir}/canaries.json`, 'utf8')) as [string, Perch][]
const canaries = new Map(planted)
const problem = await firstProblem(await surveyWorld(app, canaries))
process.stdout.write(`\n${JSON.stringify({ problem })}\n`)
process.exit(0)

async function firstProblem(world: SurveyedWorld): Promise<string | null> {
  // Most mutants fall in the first cases; what only the shorter checks see must not wait for all the others.
  const first = await runMatrix(world.app, { ...world, patience: 1, cases: FIRST_CASES })
  if (first.problems[0]) return first.problems[0]
  for (const check of [checkLive, checkPurposes, checkBasic]) {
    const [problem] = await check(world)
    if (problem) return problem
  }
  const { problems } = await runMatrix(world.app, { ...world, patience: 1 })
  if (problems[0]) return problems[0]
  const report = await crawl(world, MIXED, { maxZoom: 12, searchEvery: 25 })
  return report.problems[0] ?? null
}
