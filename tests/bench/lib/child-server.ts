import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { programArguments } from '../../builders/program-arguments.ts'
import { atEnd } from './at-end.ts'
import { rssMb, treeCpuS, treePssMb } from './processes.ts'

export interface ChildServer {
  url: string
  pid: number
  /** From the call to the ready line. */
  startedInMs: number
  /** CPU seconds used so far by it and what it has started, e.g. its database. */
  cpuS(): number
  /** Memory it holds now, megabytes. */
  rssMb(): number
  /** With everything it has started, what is shared counted once, megabytes. */
  treeMb(): number
  stop(): Promise<void>
}

export const ROOT = resolve(import.meta.dirname, '../../..')
const PATIENCE_MS = 180_000
const STOP_PATIENCE_MS = 30_000
/** What is ours to say, not the surroundings'. */
const OWN_SETTINGS = /^(ONEMAP_|DATABASE_URL$|NODE_OPTIONS$)/

/** Starts a server as a process of its own, so that the load does not share its thread. */
export function startChild(
  script: string,
  env: Readonly<Record<string, string>>,
  isReady = /ready: (http:\S+)/,
  { isService = false } = {},
): Promise<ChildServer> {
  return startProgram(process.execPath, programArguments(script), env, isReady, isService)
}

export async function startProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  isReady: RegExp,
  /** In a session of its own, as services run: Linux shares CPU out between sessions first. */
  isService = false,
): Promise<ChildServer> {
  const start = performance.now()
  const inherited = Object.entries(process.env).filter(([name]) => !OWN_SETTINGS.test(name))
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: isService,
  })
  child.once(
    'exit',
    atEnd(() => child.kill('SIGTERM')),
  )
  const url = await readyUrl(child, isReady)
  const startedInMs = performance.now() - start
  const pid = child.pid!
  return {
    url,
    pid,
    startedInMs,
    cpuS: () => treeCpuS(pid),
    rssMb: () => rssMb(pid),
    treeMb: () => treePssMb(pid),
    stop: () => stop(child),
  }
}

function readyUrl(child: ChildProcess, isReady: RegExp): Promise<string> {
  return new Promise((found, failed) => {
    let output = ''
    const timer = setTimeout(() => {
      child.kill('SIGTERM')
      failed(new Error(`The server was not ready in time: ${output}`))
    }, PATIENCE_MS)
    child.stdout!.on('data', (piece: Buffer) => {
      output += piece.toString()
      const url = isReady.exec(output)?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      found(url)
    })
    child.once('error', failed)
    child.once('exit', (code) => {
      clearTimeout(timer)
      failed(new Error(`${output}\nThe server has ended with ${code}.`))
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((stopped) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS)
    child.once('exit', () => {
      clearTimeout(timer)
      stopped()
    })
    child.kill('SIGTERM')
  })
}
