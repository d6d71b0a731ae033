import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { migrate } from '../../../../server/storage/migrate.ts'
import { openDatabase } from '../../../../server/storage/open-database.ts'
import { copyWithMutants } from './instrument.ts'
import type { Assignment, FromJudge, Verdict } from './judge.ts'
import type { Mutant } from './mutant.ts'
import { onServer } from './on-server.ts'

/** Longer than every file of tests and all questions may take. */
const PATIENCE_MS = 600_000

export interface TrialOptions {
  /** A PostgreSQL that may be filled. */
  connection: pg.ClientConfig
  /** All there are: they are in the program together, one at work. */
  all: readonly Mutant[]
  chosen: readonly Mutant[]
  /** Files of tests that judge as well, from the root. */
  tests: readonly string[]
  /** Of the first questions only, without the longer checks; without: all. */
  questions?: number
  budgetMs?: number
  /** Kept there for the next run. */
  coverageFile?: string
  onReady?: (cpuMs: number) => void
  onVerdict?: (verdict: Verdict, mutant: Mutant) => void
}

export interface Outcome {
  /** What is wrong with the program as it is: then nothing else here is worth anything. */
  problems: string[]
  verdicts: (Verdict & { mutant: Mutant })[]
}

/** Judges mutants in a copy of the program, in a process that lives for as long as none of them ends it. */
export async function tryMutants(options: TrialOptions): Promise<Outcome> {
  const { connection, all, chosen, tests, questions, budgetMs, coverageFile } = options
  const folder = mkdtempSync(join(tmpdir(), 'onemap-mutants-'))
  const name = `mutants_${randomBytes(4).toString('hex')}`
  const databases = { empty: `${name}_empty`, world: `${name}_world`, used: `${name}_used` }
  const outcome: Outcome = { problems: [], verdicts: [] }
  const program = join(folder, 'program')
  let judge: Judge | undefined
  try {
    mkdirSync(program)
    copyWithMutants(all, program)
    await makeEmpty(connection, databases.empty)
    const limits = {
      ...(questions && { questions }),
      ...(budgetMs && { budgetMs }),
      ...(coverageFile && { coverageFile }),
    }
    const assignment = { connection, databases, folder, tests, ...limits }
    for (const mutant of chosen) {
      if (judge === undefined || judge.hasEnded()) {
        judge = await startJudge(program, assignment, outcome, options.onReady)
      }
      const verdict = await judge.try(all.indexOf(mutant), mutant)
      outcome.verdicts.push({ ...verdict, mutant })
      options.onVerdict?.(verdict, mutant)
    }
  } finally {
    judge?.stop()
    for (const database of Object.values(databases)) {
      await onServer(connection, `drop database if exists ${database} with (force)`)
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return outcome
}

interface Judge {
  try(number: number, mutant: Mutant): Promise<Verdict>
  hasEnded(): boolean
  stop(): void
}

async function startJudge(
  program: string,
  assignment: Assignment,
  outcome: Outcome,
  onReady?: (cpuMs: number) => void,
): Promise<Judge> {
  const folder = join(program, 'tests/bench/lib/mutations')
  const child = fork(join(folder, 'judge.ts'), [], {
    cwd: program,
    execArgv: ['--import', join(folder, 'switch.mjs'), '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('message', (message: FromJudge) => {
    if (message.kind === 'problem') outcome.problems.push(message.problem)
  })
  child.send({ assignment })
  const ready = await answerOf(child)
  if (ready?.kind !== 'ready') throw new Error('The judge has ended before it began')
  outcome.problems.push(...ready.problems)
  onReady?.(ready.cpuMs)
  return {
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => child.kill('SIGKILL'),
    try: async (number, { file, put }) => {
      child.send({ candidate: { number, file, put } })
      const answer = await answerOf(child)
      if (answer?.kind === 'verdict') return answer.verdict
      return { number, problem: 'the program ends or stands still', by: 'its end', cpuMs: 0 }
    },
  }
}

/** Undefined when the process ends or says nothing for too long: then it is ended. */
function answerOf(child: ChildProcess): Promise<FromJudge | undefined> {
  return new Promise((resolve) => {
    const finish = (message?: FromJudge) => {
      timer.refresh()
      if (message?.kind === 'problem' || message?.kind === 'progress') return
      clearTimeout(timer)
      child.off('message', finish)
      child.off('exit', onExit)
      resolve(message)
    }
    const onExit = () => finish()
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    child.on('message', finish)
    child.on('exit', onExit)
  })
}

async function makeEmpty(connection: pg.ClientConfig, name: string): Promise<void> {
  await onServer(connection, `create database ${name}`)
  const db = openDatabase({ connection: { ...connection, database: name }, maxConnections: 2 })
  await migrate(db)
  await db.close()
}
