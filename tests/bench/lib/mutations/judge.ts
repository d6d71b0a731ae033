import './switch.d.mts'
import { join } from 'node:path'
import { type Coverage, digestOf, digestOfFolders, keepCoverage, readCoverage } from './coverage.ts'
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
  /** Give up on a mutant after about so much CPU time in tests. */
  budgetMs?: number
  /** Where what comes by where is kept for the next run; without: for as long as the folder is there. */
  coverageFile?: string
}

export interface Candidate {
  number: number
  file: string
  put: string
}

export type Verdict = { number: number; problem: string | null; by: string; cpuMs: number }

export type FromJudge =
  | { kind: 'ready'; problems: string[]; cpuMs: number }
  /** A file of tests that fails without a mutant. */
  | { kind: 'problem'; problem: string }
  /** It goes on. */
  | { kind: 'progress' }
  | { kind: 'verdict'; verdict: Verdict }

process.on('unhandledRejection', (error) => process.stderr.write(`unhandled: ${String(error)}\n`))
process.on('disconnect', () => process.exit(1))
process.on('message', (message: { assignment: Assignment } | { candidate: Candidate }) => {
  if ('assignment' in message) void begin(message.assignment)
  else void judge(message.candidate)
})

/** So many of the questions show what comes by where; the others are asked when those find nothing. */
const COVERED = 2_500

let assignment: Assignment
let world: WorldJudge
let coverage: Coverage
let trials: Trial[]

async function begin(given: Assignment): Promise<void> {
  const started = cpuMs()
  assignment = given
  offerDatabases(assignment.connection, assignment.databases.empty)
  await makeWorld(assignment)
  world = new WorldJudge(assignment)
  await world.prepare()
  await world.with(async (opened) => {
    trials = trialsOf(opened).slice(0, assignment.questions)
  })
  const program = digestOfFolders('server', 'data')
  const questions = digestOfFolders('tests/flows/access')
  const known = readCoverage(coveragePath(), program)
  if (known?.questions === questions) coverage = known
  else {
    coverage = { program, questions, ...(await cover()), tests: known?.tests ?? {} }
    keepCoverage(coveragePath(), coverage)
  }
  say({ kind: 'ready', problems: coverage.problems, cpuMs: cpuMs() - started })
}

const coveragePath = () => assignment.coverageFile ?? join(assignment.folder, 'coverage.json')

const covered = () => [
  ...trials.slice(0, COVERED),
  ...trials.slice(Math.max(COVERED, trials.length - LONG_TRIALS)),
]

/** Without a mutant everything must pass. */
async function cover(): Promise<Pick<Coverage, 'opening' | 'trials' | 'problems'>> {
  const found: Awaited<ReturnType<typeof cover>> = { opening: [], trials: [], problems: [] }
  mutation.takeReached()
  await world.with(async (opened) => {
    found.opening = mutation.takeReached()
    for (const trial of covered()) {
      found.problems.push(...(await trial.run(opened)))
      found.trials.push(mutation.takeReached())
    }
  })
  await world.prepare()
  return found
}

async function judge(candidate: Candidate): Promise<void> {
  const { number, put } = candidate
  const started = cpuMs()
  mutation.takeReached()
  mutation.choose(number, put)
  const verdict = await firstFinding(candidate)
  const isReached = mutation.takeReached().includes(number)
  mutation.choose(-1)
  const problem = verdict && isReached ? verdict.problem : null
  const by = verdict?.by ?? (isCovered(number) ? 'nothing' : 'not reached')
  say({ kind: 'verdict', verdict: { number, problem, by, cpuMs: cpuMs() - started } })
}

type Finding = { problem: string; by: string; path?: string } | undefined

/** What found out the last of each file: it likely finds out the next. */
const lastFindings = new Map<string, NonNullable<Finding>>()

async function firstFinding(candidate: Candidate): Promise<Finding> {
  const { number, file } = candidate
  const last = lastFindings.get(file)
  const others = othersOf(number, file)
  const byAll = async () => (others.length > 0 ? inWorld(others, 'all questions') : undefined)
  const ways = [() => byWorld(number), () => byTests(candidate), byAll]
  const isSoonAsked = others.length <= COVERED || last?.by === 'all questions'
  if (isSoonAsked) ways.splice(1, 0, ways.pop()!)
  if (last?.path !== undefined) ways.unshift(() => byTest(last.path!, candidate))
  for (const way of ways) {
    const finding = await way()
    if (finding === undefined) continue
    lastFindings.set(file, finding)
    return finding
  }
  return undefined
}

const isCovered = (number: number) =>
  nearTo(number).length > 0 ||
  coverage.opening.includes(number) ||
  Object.values(coverage.tests).some(({ reached }) => reached.includes(number))

async function byWorld(number: number): Promise<Finding> {
  const near = nearTo(number)
  return near.length > 0 ? inWorld(near, 'what comes by') : undefined
}

/** Answers and rights are remembered, so others may see what only the first has come by. */
function othersOf(number: number, file: string): Trial[] {
  const routes = new Set(nearTo(number).map(({ route }) => route))
  const isAtOpening = coverage.opening.includes(number)
  const isOfAll = isAtOpening || (/\/security\/[\w-]+\.\w+$/.test(file) && routes.size > 1)
  const others = isOfAll ? trials : trials.filter(({ route }) => route !== '' && routes.has(route))
  return assignment.budgetMs ? others.slice(0, COVERED) : others
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

async function byTests(candidate: Candidate): Promise<Finding> {
  const { tests, budgetMs = Number.POSITIVE_INFINITY } = assignment
  let spentMs = 0
  for (const path of nearestFirst(tests, candidate.file)) {
    const { cpuMs: costsMs } = await coverTests(path, candidate)
    if (spentMs > 0 && spentMs + costsMs > budgetMs) continue
    const finding = await byTest(path, candidate)
    if (finding) return finding
    if (reaches(path, candidate.number)) spentMs += costsMs
  }
  return undefined
}

const reaches = (path: string, number: number) =>
  coverage.tests[path]?.reached.includes(number) === true

async function byTest(path: string, candidate: Candidate): Promise<Finding> {
  if (!reaches(path, candidate.number)) return undefined
  say({ kind: 'progress' })
  const { problem } = await runTests(path)
  if (problem === undefined) return undefined
  // Slow machines let tests run out of time, too.
  if (/timed out|timeout/i.test(problem) && !(await runTests(path)).problem) return undefined
  return { problem, by: 'tests', path }
}

/** What a file of tests comes by, from a run without a mutant. */
async function coverTests(path: string, { number, put }: Candidate) {
  const known = coverage.tests[path]
  if (known) return known
  say({ kind: 'progress' })
  mutation.choose(-1)
  mutation.takeReached()
  const started = cpuMs()
  const { problem } = await runTests(path)
  const reached = mutation.takeReached()
  if (problem) say({ kind: 'problem', problem })
  const found = {
    digest: digestOf(path),
    cpuMs: cpuMs() - started,
    reached: problem ? [] : reached,
  }
  coverage.tests[path] = found
  keepCoverage(coveragePath(), coverage)
  mutation.choose(number, put)
  return found
}

/** Tests of the same name, then of the same folder, then the quick ones. */
function nearestFirst(paths: readonly string[], file: string): string[] {
  const words = file.slice(0, file.lastIndexOf('.')).split(/[/-]/).slice(1)
  const shared = (path: string) => words.filter((word) => path.split(/[/.-]/).includes(word)).length
  const costs = (path: string) => coverage.tests[path]?.cpuMs ?? Number.POSITIVE_INFINITY
  return [...paths].sort((a, b) => shared(b) - shared(a) || (costs(a) < costs(b) ? -1 : 1))
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return Math.round((user + system) / 1000)
}

function say(message: FromJudge): void {
  process.send?.(message)
}
