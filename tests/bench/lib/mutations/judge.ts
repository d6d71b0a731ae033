import './switch.d.mts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { offerDatabases, runTests } from './judge-by-tests.ts'
import {
  type Bench,
  firstProblem,
  LONG_TRIALS,
  makeWorld,
  type Trial,
  trialsOf,
  WorldJudge,
} from './judge-by-world.ts'

/**
 * Runs in the copy of the program that holds all mutants, one after the other at work. Each is first tried by what comes by
 * its place; what nothing finds out is tried by all questions.
 */
export interface Assignment extends Bench {
  /** Files of tests, from the root of the copy. */
  tests: readonly string[]
  /** Judge by so many of the questions and nothing else. */
  questions?: number
}

export interface Candidate {
  number: number
  file: string
  put: string
}

export type Verdict = { number: number; problem: string | null; by: string; cpuMs: number }

export type FromJudge =
  | { kind: 'ready'; problems: string[]; cpuMs: number }
  | { kind: 'verdict'; verdict: Verdict }

/** Which mutants each trial comes by. */
interface Coverage {
  opening: number[]
  trials: number[][]
  tests: { path: string; cpuMs: number; reached: number[] }[]
  problems: string[]
}

process.on('unhandledRejection', (error) => process.stderr.write(`unhandled: ${String(error)}\n`))
process.on('disconnect', () => process.exit(1))
process.on('message', (message: { assignment: Assignment } | { candidate: Candidate }) => {
  if ('assignment' in message) void begin(message.assignment)
  else void judge(message.candidate)
})

/** So many of the questions show what comes by where; the others are asked when those find nothing. */
const COVERED = 2_500

let world: WorldJudge
let coverage: Coverage
let trials: Trial[]

async function begin(assignment: Assignment): Promise<void> {
  const started = cpuMs()
  offerDatabases(assignment.connection, assignment.databases.empty)
  await makeWorld(assignment)
  world = new WorldJudge(assignment)
  await world.prepare()
  const path = join(assignment.folder, 'coverage.json')
  await world.with(async (opened) => {
    trials = trialsOf(opened)
    if (assignment.questions) trials = trials.slice(0, assignment.questions)
  })
  coverage = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Coverage)
    : await cover(assignment.tests)
  writeFileSync(path, JSON.stringify(coverage))
  say({ kind: 'ready', problems: coverage.problems, cpuMs: cpuMs() - started })
}

const covered = () => [
  ...trials.slice(0, COVERED),
  ...trials.slice(Math.max(COVERED, trials.length - LONG_TRIALS)),
]

/** Without a mutant everything must pass. */
async function cover(paths: readonly string[]): Promise<Coverage> {
  const found: Coverage = { opening: [], trials: [], tests: [], problems: [] }
  mutation.takeReached()
  await world.with(async (opened) => {
    found.opening = mutation.takeReached()
    for (const trial of covered()) {
      found.problems.push(...(await trial.run(opened)))
      found.trials.push(mutation.takeReached())
    }
  })
  await world.prepare()
  for (const path of paths) {
    const started = cpuMs()
    const { problem } = await runTests(path)
    if (problem) found.problems.push(problem)
    if (!problem)
      found.tests.push({ path, cpuMs: cpuMs() - started, reached: mutation.takeReached() })
    mutation.takeReached()
  }
  return found
}

async function judge({ number, file, put }: Candidate): Promise<void> {
  const started = cpuMs()
  mutation.takeReached()
  mutation.choose(number, put)
  const verdict =
    (await byWorld(number)) ?? (await byTests(number, file)) ?? (await byAll(number, file))
  const isReached = mutation.takeReached().includes(number)
  mutation.choose(-1)
  const problem = verdict && isReached ? verdict.problem : null
  const by = verdict?.by ?? (isReached ? 'nothing' : 'not reached')
  say({ kind: 'verdict', verdict: { number, problem, by, cpuMs: cpuMs() - started } })
}

type Finding = { problem: string; by: string } | undefined

async function byWorld(number: number): Promise<Finding> {
  const near = nearTo(number)
  return near.length > 0 ? inWorld(near, 'what comes by') : undefined
}

/** Answers and rights are remembered, so others may see what only the first has come by. */
async function byAll(number: number, file: string): Promise<Finding> {
  const routes = new Set(nearTo(number).map(({ route }) => route))
  const isAtOpening = coverage.opening.includes(number)
  const isOfAll = isAtOpening || (/\/security\/[\w-]+\.\w+$/.test(file) && routes.size > 1)
  const others = isOfAll ? trials : trials.filter(({ route }) => route !== '' && routes.has(route))
  return others.length > 0 ? inWorld(others, 'all questions') : undefined
}

function nearTo(number: number): Trial[] {
  const known = covered()
  return known.filter((_, i) => coverage.trials[i]?.includes(number))
}

async function inWorld(chosen: readonly Trial[], by: string): Promise<Finding> {
  let problem: string | undefined
  try {
    const isIntact = await world.with(async (opened) => {
      problem = await firstProblem(opened, chosen)
    })
    if (!isIntact) await world.prepare()
  } catch (error) {
    problem ??= `the application does not open: ${(error as Error).message}`
    await world.prepare()
  }
  return problem === undefined ? undefined : { problem, by }
}

async function byTests(number: number, file: string): Promise<Finding> {
  const near = coverage.tests.filter(({ reached }) => reached.includes(number))
  const distance = (path: string) => (path.includes(domainOf(file)) ? 0 : 1)
  near.sort((a, b) => distance(a.path) - distance(b.path) || a.cpuMs - b.cpuMs)
  for (const { path } of near) {
    const { problem } = await runTests(path)
    if (problem === undefined) continue
    // Slow machines let tests run out of time, too.
    if (/timed out|timeout/i.test(problem) && !(await runTests(path)).problem) continue
    return { problem, by: 'tests' }
  }
  return undefined
}

const domainOf = (file: string) => `/${file.split('/')[1]}/`

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return Math.round((user + system) / 1000)
}

function say(message: FromJudge): void {
  process.send?.(message)
}
