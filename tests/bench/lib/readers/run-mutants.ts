import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { WORKER_LIMITS, type WorkerLimits } from '../../../../server/imports/reading/run-worker.ts'
import type { SeedFile } from './seed-files.ts'

export interface MutantTask {
  seeds: readonly SeedFile[]
  seed: number
  from: number
  to: number
}

export interface MutantOutcome {
  /** Number of the file: with the seed it can be made again. */
  i: number
  kind: 'read' | 'refused' | 'fault'
  detail: string
  ms: number
}

export interface MutantReport {
  files: number
  read: number
  refused: number
  /** Ended by the limits of the worker; an upload is refused then. */
  outOfTime: number
  outOfMemory: number
  /** What is no refusal: errors that nobody expected. */
  faults: { i: number; detail: string }[]
  /** Refusals by code. */
  codes: Map<string, number>
  slowestMs: number
  /** How long the thread that started the workers stood still at most. */
  stallMs: number
}

/** As many files as one worker reads before it is replaced. */
const FILES_EACH = 2_000

/** Reads `files` mutated files in workers with the limits of an upload, one worker after the other. */
export async function runMutants(
  seeds: readonly SeedFile[],
  { files, seed, limits = WORKER_LIMITS }: { files: number; seed: number; limits?: WorkerLimits },
): Promise<MutantReport> {
  const report: MutantReport = {
    files: 0,
    read: 0,
    refused: 0,
    outOfTime: 0,
    outOfMemory: 0,
    faults: [],
    codes: new Map(),
    slowestMs: 0,
    stallMs: 0,
  }
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  while (report.files < files) {
    const from = report.files
    const task = { seeds, seed, from, to: Math.min(files, from + FILES_EACH) }
    await runWorker(task, limits, report)
  }
  delay.disable()
  report.stallMs = delay.max / 1e6
  return report
}

/** Until all is read, or the worker is worn out by a file, which then counts as its last. */
function runWorker(task: MutantTask, limits: WorkerLimits, report: MutantReport): Promise<void> {
  const YOUNG_MB = 64
  const worker = new Worker(new URL('./mutant-worker.mjs', import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: limits.memoryMb - YOUNG_MB,
      maxYoungGenerationSizeMb: YOUNG_MB,
    },
  })
  return new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      report.files++
      report.outOfTime++
      void worker.terminate()
    }, limits.timeMs)
    worker.on('message', (outcome: MutantOutcome) => {
      timer.refresh()
      count(report, outcome)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const i = report.files++
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') report.outOfMemory++
      else report.faults.push({ i, detail: `the worker fell: ${error.stack ?? error.message}` })
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function count(report: MutantReport, { i, kind, detail, ms }: MutantOutcome): void {
  report.files = i + 1
  report.slowestMs = Math.max(report.slowestMs, ms)
  if (kind === 'read') report.read++
  else if (kind === 'fault') report.faults.push({ i, detail })
  else {
    report.refused++
    report.codes.set(detail, (report.codes.get(detail) ?? 0) + 1)
  }
}
