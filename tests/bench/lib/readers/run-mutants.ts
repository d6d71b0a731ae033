import {
  causeOf,
  type ProcessEnd,
  startReadingProcess,
} from '../../../../server/imports/reading/reading-process.ts'
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
  /** Ended by the limits of the process; an upload is refused then. */
  outOfTime: number
  outOfMemory: number
  /** What is no refusal: errors that nobody expected. */
  faults: { i: number; detail: string }[]
  /** Refusals by code. */
  codes: Map<string, number>
  slowestMs: number
}

/** As many files as one process reads before it is replaced: to start one costs as much as reading hundreds. */
const FILES_EACH = 2_000
const ENTRY = new URL('./mutant-worker.mjs', import.meta.url)

/** Reads `files` mutated files in processes like those that read uploads, with their limits, one after the other. */
export async function runMutants(
  seeds: readonly SeedFile[],
  {
    files,
    seed,
    limits = WORKER_LIMITS,
    onFiles = () => undefined,
  }: { files: number; seed: number; limits?: WorkerLimits; onFiles?: (done: number) => void },
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
  }
  while (report.files < files) {
    const from = report.files
    const task = { seeds, seed, from, to: Math.min(files, from + FILES_EACH) }
    await runProcess(task, limits, report)
    onFiles(report.files)
  }
  return report
}

/** Until all is read, or the process is worn out by a file, which then counts as its last. */
function runProcess(task: MutantTask, limits: WorkerLimits, report: MutantReport): Promise<void> {
  const reading = startReadingProcess(ENTRY, limits.memoryMb)
  const { child } = reading
  return new Promise<void>((resolve) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reading.end()
    }, limits.timeMs)
    child.on('message', (outcome: MutantOutcome) => {
      timer.refresh()
      count(report, outcome)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (report.files < task.to)
        countEnd(report, isLate ? 'time' : (reading.endedFor() ?? causeOf(code, signal)))
      resolve()
    })
    child.send(task)
  }).finally(reading.end)
}

function countEnd(report: MutantReport, cause: ProcessEnd): void {
  const i = report.files++
  if (cause === 'time') report.outOfTime++
  else if (cause === 'memory') report.outOfMemory++
  else report.faults.push({ i, detail: 'the process fell' })
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
