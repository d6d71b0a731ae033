import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Why a process ended without having said what came of it. */
export type ProcessEnd = 'memory' | 'time' | 'fault'

export interface ReadingProcess {
  child: ChildProcess
  /** Set when the process has been ended for what it took. */
  endedFor(): ProcessEnd | undefined
  end(): void
}

const YOUNG_MB = 32
/** Buffers lie beside the heap: a process may hold so much more than its heap may. */
const BESIDE_HEAP_MB = 256
const LOOK_EVERY_MS = 200
/** Of CPU: the last line, should the server die and its child go on without end. */
const CPU_LIMIT_S = 900
const LINUX_PAGE_BYTES = 4096
/** `SIGABRT` is how V8 ends where its heap is full, `SIGXCPU` how the system ends who has worked for too long. */
const SIGNALS: Readonly<Record<string, ProcessEnd>> = { SIGABRT: 'memory', SIGXCPU: 'time' }
/** A shell tells the same as a code: 128 + the number of the signal. */
const CODES: Readonly<Record<number, ProcessEnd>> = { 134: 'memory', 152: 'time' }

/**
 * Starts a module in a process of its own. A thread is not enough: an array that grows without end is fatal to the whole
 * process that the thread is in. It gets nothing of the server's environment.
 */
export function startReadingProcess(entry: URL, memoryMb: number): ReadingProcess {
  const args = [
    `--max-old-space-size=${Math.max(16, memoryMb - YOUNG_MB)}`,
    `--max-semi-space-size=${YOUNG_MB / 2}`,
    fileURLToPath(entry),
  ]
  const limited = ['-c', 'ulimit -t "$1"; ulimit -c 0; shift; exec "$@"', 'reading']
  const child = spawn('/bin/sh', [...limited, String(CPU_LIMIT_S), process.execPath, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: { TMPDIR: process.env.TMPDIR },
  })
  let cause: ProcessEnd | undefined
  const watch = setInterval(async () => {
    if ((await residentMb(child.pid)) <= memoryMb + BESIDE_HEAP_MB) return
    cause = 'memory'
    child.kill('SIGKILL')
  }, LOOK_EVERY_MS)
  child.once('exit', () => clearInterval(watch))
  child.once('error', () => clearInterval(watch))
  return {
    child,
    endedFor: () => cause,
    end: () => {
      clearInterval(watch)
      child.kill('SIGKILL')
    },
  }
}

/** What the end of a process means. */
export const causeOf = (code: number | null, signal: NodeJS.Signals | null): ProcessEnd =>
  (signal === null ? CODES[code ?? 0] : SIGNALS[signal]) ?? 'fault'

/** 0 where the system does not tell. */
async function residentMb(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return (Number(text.split(' ')[1] ?? 0) * LINUX_PAGE_BYTES) / 2 ** 20
}
