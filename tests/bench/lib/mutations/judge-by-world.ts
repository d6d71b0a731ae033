import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { openDatabase } from '../../../../server/storage/open-database.ts'
import { cpuMs } from '../../../builders/contention.ts'
import { checkBasic } from '../../../flows/access/basic-check.ts'
import type { Perch } from '../../../flows/access/canaries.ts'
import { crawl } from '../../../flows/access/crawl.ts'
import { ASKERS } from '../../../flows/access/holders.ts'
import { checkLive } from '../../../flows/access/live-check.ts'
import { openAccessApp } from '../../../flows/access/open-access-app.ts'
import { checkPurposes } from '../../../flows/access/purpose-check.ts'
import { type Case, casesOf, judgeCase } from '../../../flows/access/run-matrix.ts'
import { buildWorld, type SurveyedWorld, surveyWorld } from '../../../flows/access/survey-world.ts'
import { onServer } from './on-server.ts'

/** The questions of the matrix, and the longer checks beside it. */
export interface Trial {
  name: string
  route: string
  /** What is wrong; empty = all is as the oracle says. */
  run(world: SurveyedWorld): Promise<string[]>
}

export interface Bench {
  /** A PostgreSQL that may be filled. */
  connection: pg.ClientConfig
  /** Migrated and empty; the access world; the copy of it that is worked on. */
  databases: { empty: string; world: string; used: string }
  folder: string
}

/** The last of the trials are these. */
export const LONG_TRIALS = 4
const CRAWLER = ASKERS.find(({ id }) => id === 'p:mixed')!
/** What others take of the machine must not look like an answer that never comes. */
const PATIENCE = { cpuMs: 60_000, wallMs: 300_000 }

/** Fills a database, if it is not there, for others to be copied from. */
export async function makeWorld({ connection, databases, folder }: Bench): Promise<void> {
  const dataDir = join(folder, 'world')
  if (existsSync(join(dataDir, 'canaries.json'))) return
  mkdirSync(dataDir, { recursive: true })
  await onServer(connection, `create database ${databases.world} template ${databases.empty}`)
  const place = { ...connection, database: databases.world }
  const db = openDatabase({ connection: place, maxConnections: 5 })
  const world = await buildWorld({ db, connection: place, dataDir }, 1)
  await world.app.close()
  await db.close()
  writeFileSync(join(dataDir, 'canaries.json'), JSON.stringify([...world.canaries]))
}

export function trialsOf({ fixtures }: Pick<SurveyedWorld, 'fixtures'>): Trial[] {
  const long: Trial[] = [
    { name: 'live', route: '', run: checkLive },
    { name: 'purposes', route: '', run: checkPurposes },
    { name: 'basic', route: '', run: checkBasic },
    {
      name: 'crawl',
      route: '',
      run: async (world) =>
        (await crawl(world, CRAWLER, { maxZoom: 12, searchEvery: 25 })).problems,
    },
  ]
  return [...inTurns(casesOf(fixtures)).map(trialOf), ...long]
}

const trialOf = (one: Case): Trial => ({
  name: `${one.asker.id} ${one.route} ${one.question.path}`,
  route: one.route,
  run: async ({ app, mentions }) => (await judgeCase(app, one, mentions)).problems,
})

/** One question of each route, then the next of each: what is found out at all is found out soon. */
function inTurns(cases: readonly Case[]): Case[] {
  const byRoute = new Map<string, Case[]>()
  for (const one of cases) byRoute.set(one.route, [...(byRoute.get(one.route) ?? []), one])
  const queues = [...byRoute.values()].map((queue) => spread(queue))
  const longest = Math.max(...queues.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => queues.flatMap((queue) => queue[i] ?? [])).flat()
}

/** Neighbours ask for the same as the same: far steps meet different ones first. */
function spread(cases: readonly Case[]): Case[] {
  const step = [7919, 104_729].find((prime) => cases.length % prime !== 0)!
  return cases.map((_, i) => cases[(i * step) % cases.length]!)
}

/** What stands in the tables that decide; it must be as before when the next mutant comes. */
const STATE = `
  select md5(string_agg(line, '|' order by line)) as state from (
    select to_jsonb(t)::text as line from role_assignment t
    union all select (to_jsonb(t) - 'last_sign_in_at' - 'password_hash')::text from user_account t
    union all select to_jsonb(t)::text from own_layer t
    union all select to_jsonb(t)::text from import_job t
    union all select to_jsonb(t)::text from setting t
    union all select to_jsonb(t)::text from second_factor t
    union all select count(*)::text from map_feature
    union all select count(*)::text from pack where current
  ) as of_all (line)`

/** The access world, opened anew for each mutant: what the program remembers must not outlive it. */
export class WorldJudge {
  readonly #bench: Bench
  readonly #place: pg.ClientConfig
  #intact = ''

  constructor(bench: Bench) {
    this.#bench = bench
    this.#place = { ...bench.connection, database: bench.databases.used }
  }

  async prepare(): Promise<void> {
    const { connection, databases, folder } = this.#bench
    await onServer(connection, `drop database if exists ${databases.used} with (force)`)
    await onServer(connection, `create database ${databases.used} template ${databases.world}`)
    const dataDir = join(folder, 'used')
    rmSync(dataDir, { recursive: true, force: true })
    cpSync(join(folder, 'world'), dataDir, { recursive: true })
    this.#intact = ''
  }

  /** Opens the application, gives it to the work and closes it; answers whether the world is as it was. */
  async with(work: (world: SurveyedWorld) => Promise<void>): Promise<boolean> {
    const dataDir = join(this.#bench.folder, 'used')
    const planted = readFileSync(join(dataDir, 'canaries.json'), 'utf8')
    const db = openDatabase({ connection: this.#place, maxConnections: 5 })
    try {
      // Those who come by password would be kept waiting for what others got wrong.
      await db.execute('delete from sign_in_attempt')
      const app = await openAccessApp({ db, connection: this.#place, dataDir })
      try {
        this.#intact ||= await stateOf(db)
        await work(await surveyWorld(app, new Map(JSON.parse(planted) as [string, Perch][])))
        return (await stateOf(db)) === this.#intact
      } finally {
        await app.close()
      }
    } finally {
      await db.close()
    }
  }
}

/** The first thing that is wrong, or undefined. */
export async function firstProblem(
  world: SurveyedWorld,
  trials: readonly Trial[],
): Promise<string | undefined> {
  const waiting = trials.values()
  let found: string | undefined
  const worker = async () => {
    for (const trial of waiting) {
      if (found !== undefined) return
      const [problem] = await inTime(trial, world)
      if (problem !== undefined) found ??= problem
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  return found
}

async function inTime(trial: Trial, world: SurveyedWorld): Promise<string[]> {
  let timer: ReturnType<typeof setInterval> | undefined
  const [started, cpu] = [performance.now(), cpuMs()]
  const late = new Promise<string[]>((resolve) => {
    timer = setInterval(() => {
      const isLate = cpuMs() - cpu > PATIENCE.cpuMs || performance.now() - started > PATIENCE.wallMs
      if (isLate) resolve([`${trial.name}: no answer`])
    }, 1_000)
  })
  const asked = trial.run(world).catch((error: Error) => [`${trial.name}: ${error.message}`])
  try {
    return await Promise.race([asked, late])
  } finally {
    clearInterval(timer)
  }
}

async function stateOf(db: ReturnType<typeof openDatabase>): Promise<string> {
  return (await db.first<{ state: string }>(STATE))!.state
}
